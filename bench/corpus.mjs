// Makes a knowledge base of N notes for the bench: the same bytes for the same options, on every machine.
//
//   node bench/corpus.mjs --sizes 1000,10000 --variant plain     into bench/corpus/, which git ignores
//   node bench/corpus.mjs --sizes 1000 --into DIR
//
// Framework and scrutiny.yaml are those of tests/fixtures/worked-example; the programme is its programme, moved to each
// of eight years. Forty notes lie in the quarter that is reported and are all cited in its words; the others are spread
// over the other quarters. The variants hold the same notes:
//
//   plain   block maps and values of one line
//   yaml    flow maps, quoted and folded text in every note, as in the worked example
//   words   as plain, and every other quarter has its words too, and every year its statement
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as words from "./words.mjs";

const FIRST_YEAR = 2018;
const LAST_YEAR = 2025;
const TODAY = "2026-06-15";
const SEED = 20_250_701;

/** The quarter that is reported, and how many notes lie in it whatever the size. */
export const REPORTED = { year: 2025, quarter: 2, notes: 40 };
export const VARIANTS = ["plain", "yaml", "words"];

const fixture = (path) =>
  readFileSync(new URL(`../tests/fixtures/worked-example/${path}`, import.meta.url), "utf8");

/** Writes the knowledge base into an empty folder; gives its counts and a digest of all paths and bytes. */
export function makeCorpus({ folder, notes, variant = "plain" }) {
  const out = outputTo(folder);
  out.write("scrutiny.yaml", fixture("scrutiny.yaml"));
  const framework = fixture("programme/framework.yaml");
  out.write("programme/framework.yaml", framework);
  const shared = { out, variant, criteria: criteriaOf(framework), areas: areasOf(framework) };
  // each part has a random row of its own, so that one more part changes no other
  const made = (part) => ({ ...shared, random: randomness(SEED + part) });
  const byQuarter = makeNotes(made(0), notes);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    makeYear(made(year), year, byQuarter);
    makeWords(made, year, byQuarter);
    makeRegisters(made(10 * year), year, byQuarter);
  }
  return { notes, variant, files: out.files, bytes: out.bytes, digest: out.digest() };
}

function outputTo(folder) {
  const hash = createHash("sha256");
  const folders = new Set();
  const out = {
    files: 0,
    bytes: 0,
    digest: () => hash.copy().digest("hex"),
    write(path, text) {
      const bytes = Buffer.from(text);
      const file = join(folder, path);
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, bytes);
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
      out.files += 1;
      out.bytes += bytes.length;
    },
  };
  return out;
}

/** mulberry32: small, quick, and the same everywhere. */
function randomness(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    below,
    chance: (share) => next() < share,
    one: (list) => list[below(list.length)],
    /** Some of a list, in a random order. */
    some(list, count) {
      const rest = [...list];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(below(rest.length), 1)[0],
      );
    },
  };
}

function criteriaOf(framework) {
  return [...framework.matchAll(/^ {6}- id: (\S+)$/gm)].map((match) => match[1]);
}

function areasOf(framework) {
  return [...framework.matchAll(/^ {2}- id: (\S+)\n {4}title: (.+)$/gm)].map(([, id, title]) => ({
    id,
    title,
  }));
}

// --- days -------------------------------------------------------------------------------------------------------------

const MS_A_DAY = 86_400_000;
const dayAfter = (day, days) => new Date(Date.parse(day) + days * MS_A_DAY).toISOString().slice(0, 10);
const yearFolder = (year) => `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
const yearLabel = (year) => yearFolder(year).replace("-", "/");

function quarterDays(year, quarter) {
  const first = (at) => new Date(Date.UTC(year, 3 * at, 1)).toISOString().slice(0, 10);
  const from = first(quarter);
  const days = (Date.parse(first(quarter + 1)) - Date.parse(from)) / MS_A_DAY;
  return { from, days, to: dayAfter(from, days - 1) };
}

const isReported = ({ year, quarter }) => year === REPORTED.year && quarter === REPORTED.quarter;

function allQuarters() {
  const found = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) found.push({ year, quarter });
  }
  return found;
}

// --- notes ------------------------------------------------------------------------------------------------------------

/** By quarter, `2025 2`: what the words and the registers can cite, in the order in which the notes were made. */
function makeNotes(made, count) {
  const others = allQuarters().filter((one) => !isReported(one));
  const byQuarter = new Map(allQuarters().map((one) => [`${one.year} ${one.quarter}`, []]));
  const taken = new Set();
  for (let index = 0; index < count; index += 1) {
    const reported = index < REPORTED.notes;
    const of = reported ? REPORTED : others[index % others.length];
    const citable = byQuarter.get(`${of.year} ${of.quarter}`);
    const note = makeNote(made, of, { taken, citable, alwaysReady: reported });
    made.out.write(`evidence/${yearFolder(of.year)}/${note.id}.md`, note.text);
    if (note.status === "ready")
      citable.push({ id: note.id, date: note.date, activity: note.activity, findings: note.findings });
  }
  return byQuarter;
}

function makeNote({ random, variant, criteria }, of, { taken, citable, alwaysReady }) {
  const { from, days } = quarterDays(of.year, of.quarter);
  const date = dayAfter(from, random.below(days));
  const title = `${random.one(words.OCCASIONS)} ${random.one(words.THEMES)}`;
  const status = alwaysReady || random.chance(0.96) ? "ready" : random.chance(0.75) ? "draft" : "withdrawn";
  const note = {
    id: freshId(random, date, title, taken),
    title,
    date,
    activity: random.one(words.ACTIVITIES),
    methods: random.some(words.METHODS, 1 + random.below(2)),
    present: random.some(words.AGENCIES, 1 + random.below(3)),
    line: random.chance(0.8) ? 3 : 2,
    basis: random.chance(0.8) ? "first-hand" : "reported",
    status,
    withdrawn: status === "withdrawn" ? dayAfter(date, 20) : undefined,
    findings: [],
  };
  const about = random.some(criteria, withdrawnOr(status, 3 + random.below(3)));
  const spare = MOST_LINES - plainLines(note).length - LINES_A_FINDING * about.length;
  note.findings = about.map((criterion, index) => makeFinding(random, criterion, note, index < spare));
  addExtras(random, note);
  const front = variant === "yaml" ? yamlLines(note) : plainLines(note);
  return { ...note, text: `---\n${front.join("\n")}\n---\n${bodyOf(random, citable)}` };
}

/** In the plain shape: about, says, finding, from. */
const LINES_A_FINDING = 4;
const MOST_LINES = 30;
/** A withdrawn note has lines of its own. */
const withdrawnOr = (status, findings) => (status === "withdrawn" ? 3 : findings);

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

function freshId(random, date, title, taken) {
  const slug = title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .slice(0, 5)
    .join("-");
  for (;;) {
    const tail = Array.from({ length: 4 }, () => random.one(ALPHABET)).join("");
    const id = `${date}-${slug}-${tail}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** A finding that is no voice's names an agency, for which its note must have a line to spare. */
function makeFinding(random, about, note, hasLine) {
  const says = random.chance(0.45) ? "working-well" : random.chance(0.85) ? "worried-about" : "not-yet-clear";
  const list = { "working-well": words.WELL, "worried-about": words.WORRIED, "not-yet-clear": words.UNCLEAR };
  const isVoice = !hasLine || random.chance(0.4);
  return {
    about,
    says,
    finding: random.one(list[says]),
    from: random.one(isVoice ? words.VOICES : words.ACCOUNTS),
    agencies: isVoice ? [] : random.some(note.present, 1),
  };
}

/** Fields that may be there, until the front matter has 25 to 30 lines in its plain shape. */
function addExtras(random, note) {
  const wanted = 26 + random.below(MOST_LINES - 26 + 1);
  const room = (lines) => plainLines(note).length + lines <= MOST_LINES;
  const finding = (field, values) => {
    for (const one of note.findings) {
      if (plainLines(note).length >= wanted) return;
      if (one[field] === undefined) one[field] = random.one(values);
    }
  };
  if (random.chance(0.5) && room(3)) note.source = { title: `Papers of ${note.date}`, kind: "papers" };
  if (random.chance(0.4) && room(2)) note.heard = { voice: "practitioners", count: 1 + random.below(12) };
  finding("strength", ["strong", "moderate", "weak"]);
  finding("reach", ["activity", "quality", "difference"]);
  finding("needs", words.NEEDS);
}

function plainLines(note) {
  const lines = [
    `title: ${note.title}`,
    `date: ${note.date}`,
    `activity: ${note.activity}`,
    `methods: [${note.methods.join(", ")}]`,
    `present: [${note.present.join(", ")}]`,
    `line: ${note.line}`,
    `basis: ${note.basis}`,
  ];
  if (note.heard) lines.push("heard:", `  ${note.heard.voice}: ${note.heard.count}`);
  lines.push("marking: OFFICIAL-SENSITIVE", `status: ${note.status}`);
  if (note.withdrawn)
    lines.push("withdrawn:", `  on: ${note.withdrawn}`, "  by: A. Marlow", "  reason: Made twice.");
  lines.push("findings:");
  for (const one of note.findings) {
    const fields = fieldsOf(one);
    fields.forEach(([field, value], index) => {
      lines.push(`  ${index === 0 ? "-" : " "} ${field}: ${value}`);
    });
  }
  if (note.source) {
    lines.push("sources:", `  - title: ${note.source.title}`, `    kind: ${note.source.kind}`);
  }
  return lines;
}

function fieldsOf({ agencies, ...finding }) {
  const fields = Object.entries(finding);
  return agencies.length === 0 ? fields : [...fields, ["agencies", `[${agencies.join(", ")}]`]];
}

/** The same note in the style of the worked example: a finding is a flow map, text is quoted, one finding is folded. */
function yamlLines(note) {
  const lines = [
    `title: "${note.title}"`,
    `date: ${note.date}`,
    `activity: ${note.activity}`,
    `methods: [${note.methods.join(", ")}]`,
    `present: [${note.present.join(", ")}]`,
    `line: ${note.line}`,
    `basis: ${note.basis}`,
  ];
  if (note.heard) lines.push(`heard: {${note.heard.voice}: ${note.heard.count}}`);
  lines.push("marking: OFFICIAL-SENSITIVE", `status: ${note.status}`);
  if (note.withdrawn) lines.push(`withdrawn: {on: ${note.withdrawn}, by: A. Marlow, reason: Made twice.}`);
  lines.push("findings:");
  note.findings.forEach((one, index) => {
    const fields = fieldsOf(one);
    if (index > 0) {
      const flow = fields.map(([field, value]) => `${field}: ${field === "finding" ? `"${value}"` : value}`);
      lines.push(`  - {${flow.join(", ")}}`);
      return;
    }
    fields.forEach(([field, value], at) => {
      const start = `  ${at === 0 ? "-" : " "} ${field}:`;
      if (field !== "finding") lines.push(`${start} ${value}`);
      else {
        const middle = value.indexOf(" ", value.length / 2);
        lines.push(`${start} >-`, `      ${value.slice(0, middle)}`, `      ${value.slice(middle + 1)}`);
      }
    });
  });
  if (note.source) lines.push("sources:", `  - {title: "${note.source.title}", kind: ${note.source.kind}}`);
  return lines;
}

const HEADINGS = ["What I saw", "What it tells us", "So what for children"];

/** About 2 kB of Markdown; one note in ten cites an earlier one of its quarter. */
function bodyOf(random, citable) {
  const parts = HEADINGS.map((heading, index) => {
    const paragraphs = Array.from({ length: index === 0 ? 3 : 2 }, () =>
      random.some(words.SENTENCES, 4).join(" "),
    );
    return `## ${heading}\n\n${paragraphs.join("\n\n")}\n`;
  });
  if (citable.length > 0 && random.chance(0.1)) {
    parts.push(`## Related\n\nThis was seen before [@${random.one(citable).id}, 1].\n`);
  }
  return parts.join("\n");
}

// --- a year's programme, diary and own words --------------------------------------------------------------------------

function makeYear(made, year, byQuarter) {
  const folder = `programme/${yearFolder(year)}`;
  const { out, random } = made;
  const programme = fixture("programme/2025-26/programme.yaml");
  out.write(
    `${folder}/programme.yaml`,
    programme.replaceAll("2025/26", yearLabel(year)).replaceAll(/\b2025-(?=\d\d-\d\d)/g, `${year}-`),
  );
  out.write(`${folder}/diary.yaml`, diaryOf(random, year, byQuarter));
  out.write(`${folder}/escalations.yaml`, returnsOf(random));
  out.write(`${folder}/accuracy.yaml`, roundsOf(year));
}

/** `made` gives each text a random row of its own: the reported quarter's words are the same in every variant. */
function makeWords(made, year, byQuarter) {
  const { out, variant } = made(0);
  const folder = `programme/${yearFolder(year)}`;
  const all = [];
  for (const quarter of [1, 2, 3, 4]) {
    const notes = byQuarter.get(`${year} ${quarter}`);
    all.push(...notes);
    if (notes.length > 0 && (variant === "words" || isReported({ year, quarter })))
      out.write(
        `${folder}/q${quarter}.md`,
        quarterWords(made(100 * year + quarter), { year, quarter, notes }),
      );
  }
  if (all.length > 0 && variant === "words")
    out.write(`${folder}/statement.md`, statementWords(made(100 * year), year, all));
}

function diaryOf(random, year, byQuarter) {
  const lines = [];
  for (const quarter of [1, 2, 3, 4]) {
    const { from } = quarterDays(year, quarter);
    const notes = byQuarter.get(`${year} ${quarter}`).slice(0, 8);
    for (const { id, date, activity } of notes) {
      lines.push(`{on: ${date}, activity: ${activity}, outcome: done, days: 0.5, note: ${id}}`);
    }
    for (let at = 0; at < 6; at += 1) {
      const on = dayAfter(from, 3 + at * 14);
      const activity = ["chair-meeting", "masa-network", "assurance-group"][at % 3];
      const isDone = random.chance(0.85);
      const rest = isDone
        ? "outcome: done, days: 1, papers: in-time"
        : "outcome: cancelled, why: Too few could come.";
      lines.push(`{on: ${on}, activity: ${activity}, ${rest}}`);
    }
  }
  return `entries:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
}

function returnsOf(random) {
  const lines = ["Q1", "Q2", "Q3", "Q4"].flatMap((period) =>
    ["council", "police", "hospitals"].map((from) => {
      const [practitioner, manager, head] = [random.below(12), random.below(8), random.below(3)];
      const all = practitioner + manager + head;
      const settled = `{practitioner: ${practitioner}, manager: ${manager}, head-of-service: ${head}}`;
      return `{period: ${period}, from: ${from}, notified: ${all + 1}, settled-at: ${settled}, open: 1, overdue: 0, outcomes-notified: ${all}}`;
    }),
  );
  return `returns:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
}

function roundsOf(year) {
  const rounds = [1, 2, 3, 4].map((quarter) => {
    const sent = dayAfter(quarterDays(year, quarter).to, 2);
    const due = dayAfter(sent, 7);
    return `  - {report: q${quarter}, sent: ${sent}, to: [dsp-group, business-manager], due: ${due}, closed: ${due}, comments: []}\n`;
  });
  return `rounds:\n${rounds.join("")}`;
}

function quarterWords(made, { year, quarter, notes }) {
  const last = quarterDays(year, quarter).to;
  const asked = isReported({ year, quarter });
  const front = [
    `quarter: Q${quarter}`,
    "to: dsp-group",
    `meeting: ${dayAfter(last, 16)}`,
    `cut-off: ${dayAfter(last, 9)}`,
    ...judgements(made),
    "decisions:",
    ...[0, 1].flatMap((at) => decision(made, { number: 2 * quarter - 1 + at, last, notes, asked })),
    "not-heard: [Disabled children, Care leavers]",
  ];
  const body = areaWords(made, notes, asked);
  return `---\n${front.join("\n")}\n---\n## Headline\n\n${headline(made)}\n\n${body}## Forward look\n\n${headline(made)}\n`;
}

function statementWords(made, year, notes) {
  const signed = dayAfter(quarterDays(year, 4).to, 70);
  const front = [
    `year: ${yearLabel(year)}`,
    `cut-off: ${dayAfter(quarterDays(year, 4).to, 50)}`,
    `opinion: {level: reasonable, sentence: "The arrangements are effective in part: agencies act together day to day."}`,
    "strengths: [Daily sharing of information between agencies]",
    "concerns: [No agreed outcomes]",
    ...judgements(made),
    "interests: None declared.",
    `signed: {by: A. Marlow, role: independent-scrutineer, on: ${signed < TODAY ? signed : "2026-06-12"}}`,
  ];
  return `---\n${front.join("\n")}\n---\n## Opinion\n\n${headline(made)}\n\n${areaWords(made, notes, false)}`;
}

function judgements({ areas, random }) {
  const level = () => random.one(["substantial", "reasonable", "limited", "not-assessed"]);
  return ["areas:", ...areas.map(({ id }) => `  ${id}: {level: ${level()}, direction: same}`)];
}

function decision({ random }, { number, last, notes, asked }) {
  const text = `Say who will do this: ${random.one(words.NEEDS)}`;
  const lines = [
    `  - id: D${number}`,
    `    text: "${text}"`,
    "    of: [council, icb, police]",
    `    by: ${dayAfter(last, 60)}`,
    `    rests-on: [${notes[0].id}]`,
  ];
  const outcome = `{is: taken, on: ${dayAfter(last, 17)}, text: Agreed at the meeting.}`;
  return asked ? lines : [...lines, `    outcome: ${outcome}`];
}

function headline({ random }) {
  return random.some(words.SENTENCES, 5).join(" ");
}

/**
 * A section for each area. Of a criterion with findings both ways, one of each side is cited, so that no warning is due.
 * In the reported quarter every note is cited.
 */
function areaWords(made, notes, citeAll) {
  const claims = new Map(made.criteria.map((id) => [id, []]));
  const cited = new Set();
  const cite = (id, n, finding) => {
    claims.get(finding.about).push(`${finding.finding.slice(0, -1)} [@${id}, ${n}].`);
    cited.add(id);
  };
  for (const criterion of made.criteria) {
    for (const side of ["working-well", "worried-about"]) {
      const found = firstOf(notes, criterion, side);
      if (found) cite(...found);
    }
  }
  if (citeAll) for (const note of notes) if (!cited.has(note.id)) cite(note.id, 1, note.findings[0]);
  return made.areas
    .map(({ id, title }) => {
      const own = made.criteria.filter((one) => one.startsWith(`${id}.`)).map((one) => claims.get(one));
      const paragraphs = own.filter((one) => one.length > 0).map((one) => `${one.join(" ")}\n\n`);
      return `## ${title}\n\n${paragraphs.join("") || "No evidence was gathered.\n\n"}`;
    })
    .join("");
}

function firstOf(notes, criterion, side) {
  for (const { id, findings } of notes) {
    const at = findings.findIndex((one) => one.about === criterion && one.says === side);
    if (at !== -1) return [id, at + 1, findings[at]];
  }
  return undefined;
}

// --- registers --------------------------------------------------------------------------------------------------------

const A_YEAR = { recommendations: 12, challenges: 6, escalations: 2, requests: 6, "learning-reviews": 3 };
const MAKERS = {
  recommendations: recommendation,
  challenges: challenge,
  escalations: escalation,
  requests: request,
  "learning-reviews": learningReview,
};

function makeRegisters(made, year, byQuarter) {
  const { out, random } = made;
  const taken = new Set();
  for (const [kind, count] of Object.entries(A_YEAR)) {
    for (let index = 0; index < count; index += 1) {
      const quarter = 1 + Math.floor((index * 4) / count);
      const { from, days } = quarterDays(year, quarter);
      const date = dayAfter(from, 20 + random.below(days - 25));
      const title = `${capital(random.one(words.THEMES))} and what came of it`;
      const note = byQuarter.get(`${year} ${quarter}`).find((one) => one.date <= date);
      // what would be later than the last day of the bench has not happened yet
      const by = (day) => day < TODAY;
      const front = MAKERS[kind]({ made, title, date, number: index + 1, year, note, by });
      const id = freshId(random, date, title, taken);
      const marked = `title: ${title}\n${front.join("\n")}\nmarking: OFFICIAL-SENSITIVE\n`;
      out.write(`registers/${kind}/${id}.md`, `---\n${marked}---\n`);
    }
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const rests = (note) => `evidence: [${note ? note.id : ""}]`;

/** Updates up to today, and the fields that they leave on the entry. A field stands on both, as `update` writes it. */
function withUpdates(steps, by) {
  const done = steps.filter(([on]) => by(on));
  const left = new Map();
  for (const [, , fields] of done)
    for (const [field, value] of Object.entries(fields)) left.set(field, value);
  const updates = done.map(([on, text, fields]) => {
    const set = Object.entries(fields).map(([field, value]) => `, ${field}: ${value}`);
    return `  - {on: ${on}, by: Business Manager, text: ${text}${set.join("")}}`;
  });
  const fields = [...left].map(([field, value]) => `${field}: ${value}`);
  return [...fields, ...(updates.length === 0 ? ["updates: []"] : ["updates:", ...updates])];
}

function recommendation({ made, date, number, note, by }) {
  const response = `[{from: business-manager, decision: accepted, by: Business Manager, on: ${dayAfter(date, 9)}, action: It is in the plan.}]`;
  const tested = `{on: ${dayAfter(date, 70)}, by: A. Marlow, view: done-not-embedded, ${rests(undefined)}}`;
  return [
    `number: R${number}`,
    `date: ${date}`,
    `about: [${made.random.one(made.criteria)}]`,
    rests(note),
    "owners: [business-manager, police]",
    `priority: ${1 + made.random.below(3)}`,
    `due: ${dayAfter(date, 40)}`,
    ...withUpdates(
      [
        [dayAfter(date, 9), "Accepted.", { responses: response, status: "on-track" }],
        [dayAfter(date, 38), "Done in all teams.", { status: "complete" }],
        [dayAfter(date, 70), "Asked in two teams.", { tested, closed: dayAfter(date, 70) }],
      ],
      by,
    ),
  ];
}

function challenge({ made, date, number, note, by }) {
  const responses = `[{from: dsp-group, on: ${dayAfter(date, 12)}, text: It will be considered in the planning round.}]`;
  const view = `{is: answers-in-part, on: ${dayAfter(date, 20)}, why: It gives no day.}`;
  return [
    `number: C${number}`,
    `date: ${date}`,
    "kind: challenge",
    "forum: dsp-group",
    "raised-by: independent-scrutineer",
    "to: [dsp-group]",
    `about: [${made.random.one(made.criteria)}]`,
    "question: On what day will each partner bring a figure?",
    "why: Without it nobody can plan.",
    rests(note),
    `response-due: ${dayAfter(date, 14)}`,
    ...withUpdates(
      [
        [dayAfter(date, 12), "Answered for the group.", { responses, status: "answered" }],
        [dayAfter(date, 20), "View given.", { view }],
        [dayAfter(date, 50), "Closed.", { closed: dayAfter(date, 50), status: "closed" }],
      ],
      by,
    ),
  ];
}

function escalation({ date, number, by }) {
  const given = dayAfter(date, 8);
  const view = (followed) => `{given: ${given}, text: Visit together until it is settled.${followed}}`;
  return [
    `number: E${number}`,
    `raised: ${date}`,
    `notified: ${dayAfter(date, 3)}`,
    "parties: [council, police]",
    "stage: delegated-partners",
    "about: [function.disagreements]",
    "asked-by: partnership-chair",
    ...withUpdates(
      [
        [given, "View given.", { view: view(""), status: "view-given" }],
        [
          dayAfter(date, 15),
          "Both accept it.",
          {
            view: view(", followed: yes"),
            outcome: "Accepted.",
            closed: dayAfter(date, 15),
            status: "closed",
          },
        ],
      ],
      by,
    ),
  ];
}

function request({ made, date, number, by }) {
  return [
    `number: I${number}`,
    `requirement: ${made.random.one(["performance-data", "complaints", "learning-reviews"])}`,
    `asked: ${date}`,
    `from: ${made.random.one(words.AGENCIES)}`,
    `due: ${dayAfter(date, 28)}`,
    ...withUpdates(
      [
        [dayAfter(date, 30), "Reminded.", {}],
        [
          dayAfter(date, 45),
          "It came.",
          { received: dayAfter(date, 45), status: "received", closed: dayAfter(date, 45) },
        ],
      ],
      by,
    ),
  ];
}

function learningReview({ date, number, year, by }) {
  const decided = `{on: ${dayAfter(date, 20)}, is: no-review}`;
  return [
    `reference: RR-${year}-${number}`,
    "kind: rapid-review",
    `became-aware: ${date}`,
    ...withUpdates(
      [
        [dayAfter(date, 4), "Notified.", { notified: dayAfter(date, 4) }],
        [
          dayAfter(date, 20),
          "Rapid review sent.",
          {
            "rapid-review-sent": dayAfter(date, 20),
            decision: decided,
            actions: "{agreed: 6, complete: 0, tested: 0}",
          },
        ],
        [
          dayAfter(date, 60),
          "Closed.",
          { actions: "{agreed: 6, complete: 6, tested: 2}", closed: dayAfter(date, 60) },
        ],
      ],
      by,
    ),
  ];
}

// --- command line -----------------------------------------------------------------------------------------------------

/** Sizes as they are typed: `1000,10000`. */
export function sizesOf(text) {
  const sizes = text.split(",").map((one) => Number(one.replaceAll("_", "")));
  if (sizes.some((one) => !Number.isSafeInteger(one) || one < REPORTED.notes)) {
    throw new Error(`--sizes takes whole numbers from ${REPORTED.notes} on, by commas`);
  }
  return [...new Set(sizes)].sort((a, b) => a - b);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000" },
      variant: { type: "string", default: "plain" },
      into: { type: "string", default: fileURLToPath(new URL("./corpus", import.meta.url)) },
    },
  });
  for (const notes of sizesOf(values.sizes)) {
    const name = `${values.variant}-${notes}`;
    const folder = join(values.into, name);
    rmSync(folder, { recursive: true, force: true });
    const made = makeCorpus({ folder, notes, variant: values.variant });
    console.log(`${name}: ${made.files} files, ${made.bytes} bytes, sha256 ${made.digest}`);
  }
}
