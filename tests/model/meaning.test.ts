import { describe, expect, it } from "vitest";
import type { ReviewedKind } from "../../src/model/meaning.ts";
import type { Files } from "../support/knowledge-base.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const NOTE = "evidence/2025-26/2025-07-14-a-visit-bbbb.md";
const note = (fields: string, body = "Words.\n") => `---\ntitle: A visit\n${fields}---\n${body}`;
const READY = `date: 2025-07-14
activity: visits
methods: [interview, participation]
status: ready
heard: {children: 3, practitioners: 4}
findings:
  - {about: leadership.outcomes, says: worried-about, finding: Nobody knew., from: practitioners, agencies: [police]}
figures:
  - {measure: Pupils, value: 4, unit: pupils, period: 2025/26, source: A list}
sources:
  - {title: A list, kind: other}
`;

/** The digest of the one record at a path, laid over the tiny knowledge base. */
function digest(kind: ReviewedKind, path: string, text: string): string {
  const files: Files = laidOver(TINY, [[path, text]]);
  const base = knowledgeBase(files);
  const folder = base.years.get(2025);
  const all = [
    ...base.notes,
    ...Object.values(base.registers).flat(),
    ...Object.values(folder?.quarters ?? {}),
    folder?.statement,
  ];
  const record = all.find((one) => one?.path === path);
  if (!record) throw new Error(`not read: ${JSON.stringify(base.problems)}`);
  return base.meaningDigest(kind, record);
}

const ofNote = (fields: string, body?: string) => digest("note", NOTE, note(fields, body));

describe("the digest of a note's meaning", () => {
  const before = ofNote(READY);

  it("is SHA-256, and no two kinds share it", () => {
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["a draft is made ready", READY.replace("ready", "draft")],
    ["a draft is made ready whose status was not written", READY.replace("status: ready\n", "")],
    [
      "it is withdrawn",
      READY.replace("ready", "withdrawn").concat(
        "withdrawn: {on: 2025-08-01, by: A. Marlow, reason: Not shown.}\n",
      ),
    ],
    [
      "it is stamped",
      READY.concat("reviews:\n  - {by: A. Marlow, role: scrutineer, on: 2025-08-01, digest: abc}\n"),
    ],
    [
      "fields are written in another order",
      READY.replace("date: 2025-07-14\nactivity: visits\n", "activity: visits\ndate: 2025-07-14\n"),
    ],
    [
      "fields of a finding are written in another order",
      READY.replace(
        "{about: leadership.outcomes, says: worried-about,",
        "{says: worried-about, about: leadership.outcomes,",
      ),
    ],
    ["a list is given that is empty", READY.concat("related: []\npresent: []\n")],
    [
      "a list of a finding is given that is empty",
      READY.replace("agencies: [police]", "agencies: [police], concerns: []"),
    ],
    [
      "it is written in another style",
      READY.replace("[interview, participation]", '["interview", participation]'),
    ],
    ["a comment is added", `# seen again\n${READY}`],
    ["nothing is", READY],
  ])("stays when %s", (_, fields) => {
    expect(ofNote(fields)).toBe(before);
  });

  it.each([
    ["the body", READY, "Other words.\n"],
    ["its marking", READY.replace("date:", "marking: OFFICIAL\ndate:"), undefined],
    ["the day", READY.replace("2025-07-14", "2025-07-13"), undefined],
    ["the order of a list", READY.replace("interview, participation", "participation, interview"), undefined],
    ["a finding's words", READY.replace("Nobody knew.", "Nobody knew it."), undefined],
    ["a finding's side", READY.replace("worried-about", "not-yet-clear"), undefined],
    ["whom a finding comes from", READY.replace("from: practitioners", "from: leaders"), undefined],
    ["a count of those heard", READY.replace("children: 3", "children: 4"), undefined],
    ["a figure's value", READY.replace("value: 4", "value: 5"), undefined],
    ["a figure's base", READY.replace("value: 4", "value: 4, of: 5"), undefined],
    ["a source's title", READY.replace("{title: A list,", "{title: B list,"), undefined],
    [
      "what it supersedes",
      READY.concat("supersedes: [2025-07-10-executive-meeting-of-july-aaaa]\n"),
      undefined,
    ],
  ])("changes with %s", (_, fields, body) => {
    expect(ofNote(fields, body)).not.toBe(before);
  });

  it("takes no notice of how the body's text is encoded, and of white space at line ends and its end", () => {
    const plain = ofNote(READY, "Caf\u00e9.\n\n- one\n- two\n");
    for (const body of [
      "Cafe\u0301.\n\n- one\n- two\n",
      "Caf\u00e9.\r\n\r\n- one\r\n- two\r\n",
      "Caf\u00e9.  \n\t\n- one\u00a0\n- two\n\n  \n",
      "Caf\u00e9.\n\n- one\n- two",
    ]) {
      expect(ofNote(READY, body), JSON.stringify(body)).toBe(plain);
    }
    for (const body of [
      "Caf\u00e9.\n- one\n- two\n",
      " Caf\u00e9.\n\n- one\n- two\n",
      "Caf\u00e9. - one - two\n",
    ]) {
      expect(ofNote(READY, body), JSON.stringify(body)).not.toBe(plain);
    }
  });

  it("takes fields in NFC too", () => {
    expect(ofNote(READY.replace("Nobody", "Caf\u00e9"))).toBe(ofNote(READY.replace("Nobody", "Cafe\u0301")));
  });

  it("does not change when a draft that says little is given what it stood in for", () => {
    const draft = "activity: visits\nfindings:\n  - {says: working-well, finding: One.}\n";
    expect(ofNote(`date: 2025-07-14\n${draft}`)).toBe(ofNote(draft));
  });
});

describe("the digest of an entry's meaning", () => {
  const path = "registers/recommendations/2025-07-20-name-an-outcome-r1aa.md";
  const entry = `title: Name an outcome
number: R1
date: 2025-07-20
about: [leadership.outcomes]
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
owners: [council]
priority: 2
due: 2025-12-31
`;
  const of = (fields: string, body = "What, by when.\n") =>
    digest("recommendation", path, `---\n${fields}---\n${body}`);
  const before = of(entry);

  it("stays when update appends, and when what update sets is set", () => {
    const updated = `${entry}status: complete
tested: {on: 2025-10-01, by: A. Marlow, view: embedded}
difference: {text: Children are named.}
responses:
  - {from: council, decision: accepted, by: A. Clerk, on: 2025-08-01}
closed: 2025-10-02
updates:
  - {on: 2025-08-01, by: A. Clerk, text: Accepted., due: 2026-01-31, reason: More time.}
  - {on: 2025-10-01, by: A. Marlow, text: Seen., status: complete}
`;
    expect(of(updated)).toBe(before);
  });

  it.each([
    ["its first due day", entry.replace("2025-12-31", "2026-12-31")],
    ["its owner", entry.replace("[council]", "[police]")],
    ["its evidence", entry.replace(/evidence: .*\n/, "")],
    ["its priority", entry.replace("priority: 2", "priority: 1")],
    ["its number", entry.replace("R1", "R2")],
  ])("changes with %s", (_, fields) => {
    expect(of(fields)).not.toBe(before);
  });

  it("changes with its body", () => {
    expect(of(entry, "Something else.\n")).not.toBe(before);
  });

  it("changes with the question of a challenge, its first due day, and not with the answer", () => {
    const challenge = `title: Where is the outcome
number: C1
date: 2025-07-20
kind: challenge
question: Where is the outcome?
response-due: 2025-08-20
`;
    const at = "registers/challenges/2025-07-20-where-is-the-outcome-c1aa.md";
    const its = (fields: string) => digest("challenge", at, `---\n${fields}---\n`);
    const answered = `${challenge}responses:\n  - {from: council, on: 2025-08-01, text: In a drawer.}\nstatus: answered\n`;
    expect(its(answered)).toBe(its(challenge));
    expect(its(challenge.replace("Where is the outcome?", "Where is it?"))).not.toBe(its(challenge));
    expect(its(challenge.replace("2025-08-20", "2025-09-20"))).not.toBe(its(challenge));
  });
});

describe("the digest of the own words' meaning", () => {
  const path = "programme/2025-26/q2.md";
  const words = `quarter: Q2
areas:
  leadership: {direction: same}
  learning: {direction: improving}
decisions:
  - {id: D1, text: Name an outcome., of: [council]}
`;
  const of = (fields: string, body = "## Headline\n\nLittle changed.\n") =>
    digest("quarter-words", path, `---\n${fields}---\n${body}`);
  const before = of(words);

  it.each([
    [
      "a decision's outcome is set",
      words.replace(
        "of: [council]}",
        'of: [council], outcome: {is: taken, on: 2025-10-16, text: "It was named."}}',
      ),
    ],
    [
      "areas are written in another order",
      words.replace(
        "  leadership: {direction: same}\n  learning: {direction: improving}\n",
        "  learning: {direction: improving}\n  leadership: {direction: same}\n",
      ),
    ],
    ["a list is given that is empty", `${words}not-heard: []\n`],
  ])("stays when %s", (_, fields) => {
    expect(of(fields)).toBe(before);
  });

  it.each([
    ["a judgement", words.replace("direction: same", "direction: declining")],
    ["a decision's text", words.replace("Name an outcome.", "Name two outcomes.")],
    ["the cut-off", `${words}cut-off: 2025-10-09\n`],
    ["who was not heard", `${words}not-heard: [Care leavers]\n`],
  ])("changes with %s", (_, fields) => {
    expect(of(fields)).not.toBe(before);
  });

  it("changes with a paragraph", () => {
    expect(of(words, "## Headline\n\nMuch changed.\n")).not.toBe(before);
  });

  it("leaves out judgements that are not there, however that is written", () => {
    expect(of("quarter: Q2\nareas: {}\n")).toBe(of("quarter: Q2\n"));
  });

  it("holds the statement's judgements whatever their order", () => {
    const at = "programme/2025-26/statement.md";
    const its = (criteria: string) =>
      digest(
        "statement-words",
        at,
        `---\nyear: 2025/26\ncriteria: {${criteria}}\n---\n## Opinion\n\nWords.\n`,
      );
    const [one, two] = ["leadership.outcomes: met", "leadership.representation: not-met"];
    expect(its(`${one}, ${two}`)).toBe(its(`${two}, ${one}`));
    expect(its(`${one}, ${two}`)).not.toBe(its(`${one}`));
  });
});
