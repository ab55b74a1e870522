import type { Files } from "../support/knowledge-base.ts";
import { TINY } from "../support/knowledge-base.ts";

/** A tiny knowledge base changed, and what a kind of item says of it: an empty list where it must say nothing. */
export interface TodoCase {
  readonly kind: string;
  readonly title: string;
  /** Texts laid over the tiny knowledge base; `undefined` takes a file away. */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** Default 2025-10-20, in the third quarter of 2025/26. */
  readonly today?: string;
  readonly expected: readonly {
    readonly id: string;
    readonly urgency: number;
    readonly due?: string;
    readonly command: string;
    /** A part of the message. */
    readonly says?: string;
  }[];
}

const FRAMEWORK = "programme/framework.yaml";
const PROGRAMME = "programme/2025-26/programme.yaml";
const DIARY = "programme/2025-26/diary.yaml";
const NOTE = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
const POLICY = "scrutiny.yaml";

/** A file of the tiny one with a text in it exchanged, or lines added at its end. */
function tiny(path: string, from: string, to: string): Record<string, string> {
  const text = String((TINY as Files).get(path) ?? "");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return { [path]: text.replace(from, to) };
}

function added(path: string, lines: string): Record<string, string> {
  return { [path]: `${String(TINY.get(path) ?? "")}${lines}\n` };
}

function challenge(lines: string): Record<string, string> {
  const head =
    "title: Papers in time\nnumber: C1\ndate: 2025-08-01\nkind: challenge\nto: [council]\nquestion: When do papers come?";
  return { "registers/challenges/2025-08-01-papers-in-time-cch1.md": `---\n${head}\n${lines}\n---\n` };
}
const C1 = "2025-08-01-papers-in-time-cch1";

function recommendation(lines: string, due = "2025-09-30", priority = 2): Record<string, string> {
  const head = `title: Name an outcome\nnumber: R1\ndate: 2025-08-01\nowners: [council]\npriority: ${priority}\ndue: ${due}`;
  return { "registers/recommendations/2025-08-01-name-an-outcome-rrr1.md": `---\n${head}\n${lines}\n---\n` };
}
const R1 = "2025-08-01-name-an-outcome-rrr1";
const ACCEPTED =
  "responses: [{from: council, decision: accepted, by: Council, on: 2025-08-05}]\nupdates:\n  - {on: 2025-08-05, by: Council, text: Accepted., responses: [{from: council, decision: accepted, by: Council, on: 2025-08-05}]}";

function request(lines: string): Record<string, string> {
  const head =
    "title: Papers of the spring\nnumber: I1\nrequirement: papers\nasked: 2025-08-01\nfrom: council";
  return { "registers/requests/2025-08-01-papers-of-the-spring-rqq1.md": `---\n${head}\n${lines}\n---\n` };
}
const I1 = "2025-08-01-papers-of-the-spring-rqq1";

function escalation(lines: string): Record<string, string> {
  const head =
    "title: A disagreement\nnumber: E1\nraised: 2025-08-01\nnotified: 2025-08-04\nparties: [council, police]";
  return { "registers/escalations/2025-08-01-a-disagreement-esc1.md": `---\n${head}\n${lines}\n---\n` };
}
const E1 = "2025-08-01-a-disagreement-esc1";

function review(lines: string): Record<string, string> {
  const head = "title: A rapid review\nreference: RR-1\nkind: rapid-review\nbecame-aware: 2025-10-01";
  return { "registers/learning-reviews/2025-10-01-a-rapid-review-rvw1.md": `---\n${head}\n${lines}\n---\n` };
}
const RR = "2025-10-01-a-rapid-review-rvw1";

function words(
  front: string,
  body = "## Headline\n\nAll is well.\n",
  quarter = "q2",
): Record<string, string> {
  const head = `quarter: ${quarter.toUpperCase()}\nto: executive`;
  return { [`programme/2025-26/${quarter}.md`]: `---\n${head}\n${front}\n---\n${body}` };
}

function note(
  id: string,
  lines: string,
  findings = "findings:\n  - {about: leadership.outcomes, says: worried-about, finding: Nothing was agreed., from: seen, agencies: [council]}",
): Record<string, string> {
  const day = id.slice(0, 10);
  const head = `title: A visit\ndate: ${day}\nactivity: visits\nmethods: [interview]`;
  return { [`evidence/2025-26/${id}.md`]: `---\n${head}\n${lines}\n${findings}\n---\nText.\n` };
}

const MEETING = "meeting: 2025-10-30\ncut-off: 2025-10-24";
const DEADLINE =
  "deadlines:\n  challenge-response: {within: 10, unit: working-days}\n  recommendation-response: {within: 20, unit: working-days}\n  request: {within: 20, unit: working-days}";
const NEXT = "programme/2026-27/programme.yaml";
const next = (agreed: string) =>
  `year: 2026/27\nframework: tiny-2025\nagreed: [${agreed}]\nrows: []\nactivities: []\n`;

/** Of each kind when it fires, and when it must not. */
export const TODO_CASES: readonly TodoCase[] = [
  // what a new knowledge base still lacks
  {
    kind: "framework-unfinished",
    title: "an area without a criterion",
    files: tiny(
      FRAMEWORK,
      "functions:",
      "  - {id: training, title: Multi-agency training, criteria: []}\nfunctions:",
    ),
    expected: [
      {
        id: "tiny-2025",
        urgency: 1,
        command: `scrutiny check ${FRAMEWORK}`,
        says: "No criterion is written yet for Multi-agency training",
      },
    ],
  },
  {
    kind: "framework-unfinished",
    title: "no area at all",
    files: { [FRAMEWORK]: "id: tiny-2025\ntitle: Tinyshire scrutiny framework\nareas: []\n" },
    expected: [
      { id: "tiny-2025", urgency: 1, command: `scrutiny check ${FRAMEWORK}`, says: "has no area yet" },
    ],
  },
  { kind: "framework-unfinished", title: "a criterion in each area", files: {}, expected: [] },
  {
    kind: "programme-empty",
    title: "nothing is planned",
    files: { [PROGRAMME]: "year: 2025/26\nframework: tiny-2025\nrows: []\nactivities: []\n" },
    expected: [
      {
        id: "2025/26",
        urgency: 1,
        command: `scrutiny check ${PROGRAMME}`,
        says: "has no activity yet",
      },
    ],
  },
  { kind: "programme-empty", title: "an activity", files: {}, expected: [] },
  { kind: "programme-empty", title: "no programme", files: { [PROGRAMME]: undefined }, expected: [] },
  // challenges
  {
    kind: "challenge-unanswered",
    title: "past its own day",
    files: challenge("response-due: 2025-08-15"),
    expected: [
      {
        id: C1,
        urgency: 2,
        due: "2025-08-15",
        command: "scrutiny update 2025/26-C1 --response TEXT --from council",
        says: "66 days overdue",
      },
    ],
  },
  {
    kind: "challenge-unanswered",
    title: "by the policy's deadline: ten working days from 1 August, 15 August",
    files: { ...challenge(""), ...added(POLICY, DEADLINE) },
    expected: [
      {
        id: C1,
        urgency: 2,
        due: "2025-08-15",
        command: "scrutiny update 2025/26-C1 --response TEXT --from council",
      },
    ],
  },
  {
    kind: "challenge-unanswered",
    title: "no day is set anywhere: none is invented",
    files: challenge(""),
    expected: [
      {
        id: C1,
        urgency: 3,
        command: "scrutiny update 2025/26-C1 --response TEXT --from council",
        says: "no day set",
      },
    ],
  },
  {
    kind: "challenge-unanswered",
    title: "due in eleven days",
    files: challenge("response-due: 2025-10-31"),
    expected: [
      {
        id: C1,
        urgency: 2,
        due: "2025-10-31",
        command: "scrutiny update 2025/26-C1 --response TEXT --from council",
      },
    ],
  },
  {
    kind: "challenge-unanswered",
    title: "due next quarter",
    files: challenge("response-due: 2026-01-31"),
    expected: [],
  },
  {
    kind: "challenge-unanswered",
    title: "answered, and carried on, and closed",
    files: challenge(
      "response-due: 2025-08-15\nstatus: carried-on\nupdates:\n  - {on: 2025-09-01, by: Me, text: On., status: carried-on}",
    ),
    expected: [],
  },
  {
    kind: "challenge-unanswered",
    title: "opened after today",
    files: challenge("response-due: 2025-08-15"),
    today: "2025-07-31",
    expected: [],
  },
  {
    kind: "challenge-view",
    title: "answered without a view",
    files: challenge("response-due: 2025-08-15\nresponses: [{from: council, on: 2025-08-20, text: Soon.}]"),
    expected: [
      {
        id: C1,
        urgency: 2,
        command: "scrutiny update 2025/26-C1 --view VIEW --why TEXT --text TEXT",
        says: "5 days late",
      },
    ],
  },
  {
    kind: "challenge-view",
    title: "no answer yet",
    files: challenge("response-due: 2025-08-15"),
    expected: [],
  },
  {
    kind: "challenge-view",
    title: "a view is given",
    files: challenge(
      "responses: [{from: council, on: 2025-08-20, text: Soon.}]\nview: {is: answers, on: 2025-08-21}",
    ),
    expected: [],
  },
  {
    kind: "challenge-follow-up",
    title: "the answer does not answer",
    files: challenge(
      "responses: [{from: council, on: 2025-08-20, text: Soon.}]\nview: {is: does-not-answer, on: 2025-08-21}",
    ),
    expected: [
      {
        id: C1,
        urgency: 2,
        command: "scrutiny update 2025/26-C1 --carried-to ID --text TEXT",
        says: "does not answer it",
      },
    ],
  },
  {
    kind: "challenge-follow-up",
    title: "it answers in part and was carried on",
    files: challenge(
      "responses: [{from: council, on: 2025-08-20, text: Soon.}]\nview: {is: answers-in-part, on: 2025-08-21}\nstatus: carried-on",
    ),
    expected: [],
  },
  {
    kind: "challenge-follow-up",
    title: "it answers",
    files: challenge(
      "responses: [{from: council, on: 2025-08-20, text: Now.}]\nview: {is: answers, on: 2025-08-21}",
    ),
    expected: [],
  },
  {
    kind: "challenge-outcome",
    title: "it answers, and is open",
    files: challenge(
      "responses: [{from: council, on: 2025-08-20, text: Now.}]\nview: {is: answers, on: 2025-08-21}",
    ),
    expected: [
      { id: C1, urgency: 3, command: "scrutiny update 2025/26-C1 --outcome TEXT --close --text TEXT" },
    ],
  },
  {
    kind: "challenge-outcome",
    title: "it was carried to a decision that has its outcome",
    files: {
      ...challenge("carried-to: D1\nstatus: carried-on"),
      ...words(
        "meeting: 2025-10-09\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: taken, on: 2025-10-09, text: Named.}}",
      ),
    },
    expected: [
      {
        id: C1,
        urgency: 3,
        command: "scrutiny update 2025/26-C1 --outcome TEXT --close --text TEXT",
        says: "2025/26 D1",
      },
    ],
  },
  {
    kind: "challenge-outcome",
    title: "closed",
    files: challenge("view: {is: answers, on: 2025-08-21}\nstatus: closed\nclosed: 2025-09-01"),
    expected: [],
  },
  // recommendations
  {
    kind: "recommendation-response",
    title: "twenty working days from 1 August, with the bank holiday of August",
    files: { ...recommendation(""), ...added(POLICY, DEADLINE) },
    expected: [
      {
        id: R1,
        urgency: 2,
        due: "2025-09-01",
        command: "scrutiny update 2025/26-R1 --response DECISION --from council",
        says: "49 days overdue",
      },
    ],
  },
  {
    kind: "recommendation-response",
    title: "no deadline is set",
    files: recommendation(""),
    expected: [
      {
        id: R1,
        urgency: 3,
        command: "scrutiny update 2025/26-R1 --response DECISION --from council",
        says: "no deadline set",
      },
    ],
  },
  {
    kind: "recommendation-response",
    title: "awaiting is no answer",
    files: recommendation("responses: [{from: council, decision: awaiting, by: Council, on: 2025-08-05}]"),
    expected: [
      {
        id: R1,
        urgency: 3,
        command: "scrutiny update 2025/26-R1 --response DECISION --from council",
      },
    ],
  },
  { kind: "recommendation-response", title: "accepted", files: recommendation(ACCEPTED), expected: [] },
  {
    kind: "recommendation-overdue",
    title: "past its day",
    files: recommendation(ACCEPTED),
    expected: [
      {
        id: R1,
        urgency: 2,
        due: "2025-09-30",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
        says: "20 days overdue",
      },
    ],
  },
  {
    kind: "recommendation-overdue",
    title: "of priority 1: now",
    files: recommendation(ACCEPTED, "2025-09-30", 1),
    expected: [
      {
        id: R1,
        urgency: 1,
        due: "2025-09-30",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
      },
    ],
  },
  {
    kind: "recommendation-overdue",
    title: "past the day that it was moved to",
    files: recommendation(
      "updates:\n  - {on: 2025-09-01, by: Council, text: Later., due: 2025-10-10, reason: Leave.}",
    ),
    expected: [
      {
        id: R1,
        urgency: 2,
        due: "2025-10-10",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
        says: "first due 30 September 2025, moved to 10 October 2025",
      },
    ],
  },
  {
    kind: "recommendation-overdue",
    title: "complete by its owner",
    files: recommendation(
      "status: complete\nupdates:\n  - {on: 2025-09-01, by: Council, text: Done., status: complete}",
    ),
    expected: [],
  },
  {
    kind: "recommendation-due",
    title: "due in ten days",
    files: recommendation(ACCEPTED, "2025-10-30"),
    expected: [
      {
        id: R1,
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
      },
    ],
  },
  {
    kind: "recommendation-due",
    title: "due this quarter",
    files: recommendation(ACCEPTED, "2025-12-20"),
    expected: [
      {
        id: R1,
        urgency: 3,
        due: "2025-12-20",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
      },
    ],
  },
  {
    kind: "recommendation-due",
    title: "due next quarter",
    files: recommendation(ACCEPTED, "2026-01-20"),
    expected: [],
  },
  {
    kind: "recommendation-moved",
    title: "past its first day, moved to next quarter",
    files: recommendation(
      "updates:\n  - {on: 2025-09-01, by: Council, text: Later., due: 2026-02-10, reason: Leave.}",
    ),
    expected: [
      {
        id: R1,
        urgency: 3,
        due: "2026-02-10",
        command: "scrutiny update 2025/26-R1 --status STATUS --text TEXT",
        says: "moved to 10 February 2026",
      },
    ],
  },
  {
    kind: "recommendation-moved",
    title: "moved before its first day came",
    files: recommendation(
      "updates:\n  - {on: 2025-09-01, by: Council, text: Later., due: 2026-02-10, reason: Leave.}",
      "2025-12-01",
    ),
    expected: [],
  },
  {
    kind: "recommendation-untested",
    title: "complete, not tested",
    files: recommendation(
      "status: complete\nupdates:\n  - {on: 2025-09-01, by: Council, text: Finished., status: complete}",
    ),
    expected: [
      {
        id: R1,
        urgency: 3,
        command: "scrutiny update 2025/26-R1 --tested VIEW --evidence ID --text TEXT",
        says: "not tested",
      },
    ],
  },
  {
    kind: "recommendation-untested",
    title: "a test that says not tested is none",
    files: recommendation("status: complete\ntested: {on: 2025-09-02, by: Me, view: not-tested}"),
    expected: [
      { id: R1, urgency: 3, command: "scrutiny update 2025/26-R1 --tested VIEW --evidence ID --text TEXT" },
    ],
  },
  {
    kind: "recommendation-untested",
    title: "tested",
    files: recommendation("status: complete\ntested: {on: 2025-09-02, by: Me, view: embedded}"),
    expected: [],
  },
  {
    kind: "recommendation-retest",
    title: "complete by its owner, found not done last quarter",
    files: recommendation("status: complete\ntested: {on: 2025-09-02, by: Me, view: not-done}"),
    expected: [
      {
        id: R1,
        urgency: 2,
        command: "scrutiny update 2025/26-R1 --tested VIEW --evidence ID --text TEXT",
        says: "not done",
      },
    ],
  },
  {
    kind: "recommendation-retest",
    title: "found not embedded",
    files: recommendation("status: complete\ntested: {on: 2025-09-02, by: Me, view: done-not-embedded}"),
    expected: [
      { id: R1, urgency: 3, command: "scrutiny update 2025/26-R1 --tested VIEW --evidence ID --text TEXT" },
    ],
  },
  {
    kind: "recommendation-retest",
    title: "tested this quarter",
    files: recommendation("status: complete\ntested: {on: 2025-10-02, by: Me, view: not-done}"),
    expected: [],
  },
  {
    kind: "recommendation-difference",
    title: "embedded, and no difference on record",
    files: recommendation("status: complete\ntested: {on: 2025-09-02, by: Me, view: embedded}"),
    expected: [
      {
        id: R1,
        urgency: 3,
        command: "scrutiny update 2025/26-R1 --difference TEXT --evidence ID --text TEXT",
      },
    ],
  },
  {
    kind: "recommendation-difference",
    title: "a difference is on record",
    files: recommendation(
      "status: complete\ntested: {on: 2025-09-02, by: Me, view: embedded}\ndifference: {text: Children say so.}",
    ),
    expected: [],
  },
  {
    kind: "recommendation-difference",
    title: "not accepted: none can be",
    files: recommendation("status: closed-not-accepted\nclosed: 2025-09-01"),
    expected: [],
  },
  // escalations
  {
    kind: "escalation-view",
    title: "open without a view",
    files: escalation("asked-by: executive"),
    expected: [
      {
        id: E1,
        urgency: 2,
        command: "scrutiny update 2025/26-E1 --view TEXT --text TEXT",
        says: "Executive Group",
      },
    ],
  },
  {
    kind: "escalation-view",
    title: "a view is given",
    files: escalation("view: {given: 2025-08-06, text: Meet.}"),
    expected: [],
  },
  {
    kind: "escalation-outcome",
    title: "a view and no outcome",
    files: escalation("view: {given: 2025-08-06, text: Meet.}"),
    expected: [{ id: E1, urgency: 3, command: "scrutiny update 2025/26-E1 --outcome TEXT --text TEXT" }],
  },
  {
    kind: "escalation-outcome",
    title: "an outcome that nobody was told",
    files: escalation("view: {given: 2025-08-06, text: Meet.}\noutcome: They met.\nclosed: 2025-08-20"),
    expected: [
      {
        id: E1,
        urgency: 3,
        command: "scrutiny update 2025/26-E1 --outcome-notified DAY --text TEXT",
        says: "made known",
      },
    ],
  },
  {
    kind: "escalation-outcome",
    title: "told",
    files: escalation(
      "view: {given: 2025-08-06, text: Meet.}\noutcome: They met.\noutcome-notified: 2025-08-21\nclosed: 2025-08-20",
    ),
    expected: [],
  },
  // requests and requirements
  {
    kind: "request-overdue",
    title: "past its day",
    files: request("due: 2025-09-01"),
    expected: [
      {
        id: I1,
        urgency: 2,
        due: "2025-09-01",
        command: "scrutiny update 2025/26-I1 --text Reminded.",
        says: "49 days overdue",
      },
    ],
  },
  {
    kind: "request-overdue",
    title: "received",
    files: request("due: 2025-09-01\nreceived: 2025-09-10\nstatus: received"),
    expected: [],
  },
  {
    kind: "request-overdue",
    title: "refused: it is not waited for",
    files: request("due: 2025-09-01\nstatus: refused"),
    expected: [],
  },
  {
    kind: "request-due",
    title: "due in ten days",
    files: request("due: 2025-10-30"),
    expected: [
      {
        id: I1,
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny update 2025/26-I1 --received DAY --text TEXT",
      },
    ],
  },
  {
    kind: "request-due",
    title: "no day is set",
    files: request(""),
    expected: [
      {
        id: I1,
        urgency: 3,
        command: "scrutiny update 2025/26-I1 --received DAY --text TEXT",
        says: "no day set",
      },
    ],
  },
  { kind: "request-due", title: "past its day", files: request("due: 2025-09-01"), expected: [] },
  {
    kind: "request-refused",
    title: "refused, and closed the same day",
    files: request(
      "status: refused\nclosed: 2025-09-05\nupdates:\n  - {on: 2025-09-05, by: Council, text: No., status: refused, closed: 2025-09-05}",
    ),
    expected: [
      {
        id: I1,
        urgency: 2,
        command: "scrutiny new-challenge TITLE --question TEXT --to council --related 2025/26-I1",
        says: "refused by Tinyshire Council on 5 September 2025",
      },
    ],
  },
  {
    kind: "request-refused",
    title: "a challenge goes on from it",
    files: { ...request("status: not-held"), ...challenge("related: [I1]") },
    expected: [],
  },
  {
    kind: "request-refused",
    title: "the own words say so",
    files: {
      ...request("status: refused"),
      ...words("", `## Headline\n\nThe papers were refused [@${I1}].\n`),
    },
    expected: [],
  },
  {
    kind: "requirement-not-asked",
    title: "due each quarter, nothing came of the last",
    files: tiny(
      PROGRAMME,
      "from: [business-manager]}",
      "from: [business-manager], every: quarter, due-days: 10}",
    ),
    expected: [
      {
        id: "papers@2025/26-Q2",
        urgency: 2,
        due: "2025-10-10",
        command: "scrutiny new-request TITLE --requirement papers --from business-manager",
        says: "10 days overdue",
      },
    ],
  },
  {
    kind: "requirement-not-asked",
    title: "without days, nothing is late",
    files: tiny(PROGRAMME, "from: [business-manager]}", "from: [council, police], every: quarter}"),
    expected: [
      {
        id: "papers@2025/26-Q2",
        urgency: 3,
        command: "scrutiny new-request TITLE --requirement papers --from AGENCY",
      },
    ],
  },
  {
    kind: "requirement-not-asked",
    title: "its days are not over",
    files: tiny(
      PROGRAMME,
      "from: [business-manager]}",
      "from: [business-manager], every: quarter, due-days: 45}",
    ),
    expected: [],
  },
  {
    kind: "requirement-not-asked",
    title: "asked for since",
    files: {
      ...tiny(PROGRAMME, "from: [business-manager]}", "from: [business-manager], every: quarter}"),
      "registers/requests/2025-10-02-papers-of-summer-rqq2.md":
        "---\ntitle: Papers of summer\nnumber: I2\nrequirement: papers\nasked: 2025-10-02\nfrom: council\n---\n",
    },
    expected: [],
  },
  {
    kind: "requirement-not-asked",
    title: "a note about the quarter has it as a source",
    files: {
      ...tiny(PROGRAMME, "from: [business-manager]}", "from: [business-manager], every: quarter}"),
      ...note(
        "2025-10-08-a-visit-nnn1",
        "covers: {from: 2025-07-01, to: 2025-09-30}\nstatus: ready\nsources: [{title: Papers, kind: papers}]",
      ),
    },
    expected: [],
  },
  {
    kind: "requirement-not-asked",
    title: "returns: only the agency without one",
    files: {
      ...tiny(
        PROGRAMME,
        "{id: papers, title: Papers of meetings, from: [business-manager]}",
        "{id: escalations, title: Returns, from: [council, police], every: quarter, due-days: 10}",
      ),
      "programme/2025-26/escalations.yaml":
        "returns:\n  - {period: Q2, from: council, notified: 3, settled-at: {}, open: 1, overdue: 0, outcomes-notified: 2}\n",
    },
    expected: [
      {
        id: "escalations@2025/26-Q2",
        urgency: 2,
        due: "2025-10-10",
        command: "scrutiny new-request TITLE --requirement escalations --from police",
        says: "asked for from Tinyshire Police,",
      },
    ],
  },
  {
    kind: "requirement-not-asked",
    title: "what comes with each meeting",
    files: tiny(PROGRAMME, "from: [business-manager]}", "from: [business-manager], every: meeting}"),
    expected: [],
  },
  // learning reviews
  {
    kind: "learning-review-deadline",
    title: "not notified: five working days from 1 October",
    files: { ...review(""), ...added(POLICY, "deadlines: {notification: {within: 5, unit: working-days}}") },
    expected: [
      {
        id: RR,
        urgency: 2,
        due: "2025-10-08",
        command: "scrutiny update RR-1 --notified DAY --text TEXT",
        says: "not notified, due 8 October 2025, 12 days overdue",
      },
    ],
  },
  { kind: "learning-review-deadline", title: "the policy sets no deadline", files: review(""), expected: [] },
  {
    kind: "learning-review-deadline",
    title: "notified",
    files: {
      ...review("notified: 2025-10-03"),
      ...added(POLICY, "deadlines: {notification: {within: 5, unit: working-days}}"),
    },
    expected: [],
  },
  {
    kind: "learning-review-untested",
    title: "complete, not all tested",
    files: review("actions: {agreed: 4, complete: 3, tested: 1}"),
    expected: [
      {
        id: RR,
        urgency: 3,
        command: "scrutiny update RR-1 --actions tested=COUNT --text TEXT",
        says: "3 of 4 actions are complete, 1 tested",
      },
    ],
  },
  {
    kind: "learning-review-untested",
    title: "all that is complete is tested",
    files: review("actions: {agreed: 4, complete: 3, tested: 3}"),
    expected: [],
  },
  // decisions
  {
    kind: "decision-outcome",
    title: "its day has passed",
    files: words(
      "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], by: 2025-10-10}",
    ),
    expected: [
      {
        id: "2025/26-D1",
        urgency: 2,
        due: "2025-10-10",
        command: "scrutiny update 2025/26-D1 --outcome OUTCOME --text TEXT",
        says: "no outcome, due 10 October 2025, 10 days overdue",
      },
    ],
  },
  {
    kind: "decision-outcome",
    title: "no day, and its meeting has been",
    files: words("meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive]}"),
    expected: [
      {
        id: "2025/26-D1",
        urgency: 3,
        command: "scrutiny update 2025/26-D1 --outcome OUTCOME --text TEXT",
        says: "no day set",
      },
    ],
  },
  {
    kind: "decision-not-taken",
    title: "deferred: it is still open, however old",
    files: words(
      "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: deferred, on: 2025-10-02, text: Later.}}",
    ),
    expected: [
      {
        id: "2025/26-D1",
        urgency: 3,
        command: "scrutiny new-challenge TITLE --question TEXT --to executive --related 2025/26-D1",
        says: "deferred on 2 October 2025",
      },
    ],
  },
  {
    kind: "decision-outcome",
    title: "taken",
    files: words(
      "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], by: 2025-10-10, outcome: {is: taken, on: 2025-10-02, text: Named.}}",
    ),
    expected: [],
  },
  {
    kind: "decision-outcome",
    title: "its meeting is to come",
    files: words(
      "meeting: 2025-10-30\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], by: 2025-10-10}",
    ),
    expected: [],
  },
  {
    kind: "decision-not-taken",
    title: "not taken, and nothing followed",
    files: words(
      "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: not-taken, on: 2025-10-02, text: No.}}",
    ),
    expected: [
      {
        id: "2025/26-D1",
        urgency: 2,
        command: "scrutiny new-challenge TITLE --question TEXT --to executive --related 2025/26-D1",
        says: "not taken, 2 October 2025",
      },
    ],
  },
  {
    kind: "decision-not-taken",
    title: "a challenge goes on from it",
    files: {
      ...words(
        "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: not-taken, on: 2025-10-02, text: No.}}",
      ),
      ...challenge("related: [D1]"),
    },
    expected: [],
  },
  {
    kind: "decision-not-taken",
    title: "a later decision rests on it",
    files: {
      ...words(
        "meeting: 2025-07-10\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: not-taken, on: 2025-07-10, text: No.}}",
        "## Headline\n\nWell.\n",
        "q1",
      ),
      ...words(
        "meeting: 2025-10-02\ndecisions:\n  - {id: D2, text: Name it now., of: [executive], rests-on: [D1]}",
      ),
    },
    expected: [],
  },
  {
    kind: "decision-not-taken",
    title: "deferred, and the challenge that it rests on was closed since",
    files: {
      ...words(
        "meeting: 2025-10-02\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], rests-on: [C1], outcome: {is: deferred, on: 2025-10-02, text: Later.}}",
      ),
      ...challenge("status: closed\nclosed: 2025-10-10"),
    },
    expected: [],
  },
  {
    kind: "decision-not-taken",
    title: "older than two quarters",
    files: words(
      "meeting: 2025-07-10\ndecisions:\n  - {id: D1, text: Name a day., of: [executive], outcome: {is: not-taken, on: 2025-07-10, text: No.}}",
      "## Headline\n\nWell.\n",
      "q1",
    ),
    today: "2026-01-20",
    expected: [],
  },
  // evidence and voices
  {
    kind: "told-back",
    title: "promised, and the day has passed",
    files: note(
      "2025-08-04-a-visit-nnn1",
      "heard: {children: 4}\ntold-back: {due: 2025-09-30}\nstatus: ready",
    ),
    expected: [
      {
        id: "2025-08-04-a-visit-nnn1",
        urgency: 1,
        due: "2025-09-30",
        command: "scrutiny update 2025-08-04-a-visit-nnn1 --told-back DAY --how TEXT",
        says: "20 days overdue",
      },
    ],
  },
  {
    kind: "told-back",
    title: "promised within 14 days",
    files: note(
      "2025-08-04-a-visit-nnn1",
      "heard: {parents-carers: 4}\ntold-back: {due: 2025-11-03}\nstatus: ready",
    ),
    expected: [
      {
        id: "2025-08-04-a-visit-nnn1",
        urgency: 2,
        due: "2025-11-03",
        command: "scrutiny update 2025-08-04-a-visit-nnn1 --told-back DAY --how TEXT",
      },
    ],
  },
  {
    kind: "told-back",
    title: "children were heard, and nothing is promised; a draft too",
    files: note("2025-08-04-a-visit-nnn1", "heard: {children: 4}\nstatus: draft"),
    expected: [
      {
        id: "2025-08-04-a-visit-nnn1",
        urgency: 2,
        command: "scrutiny update 2025-08-04-a-visit-nnn1 --told-back DAY --how TEXT",
        says: "no day set",
      },
    ],
  },
  {
    kind: "told-back",
    title: "told",
    files: note(
      "2025-08-04-a-visit-nnn1",
      "heard: {children: 4}\ntold-back: {on: 2025-09-01, how: By letter.}\nstatus: ready",
    ),
    expected: [],
  },
  {
    kind: "told-back",
    title: "only practitioners were heard; a withdrawn note",
    files: {
      ...note("2025-08-04-a-visit-nnn1", "heard: {practitioners: 4}\nstatus: ready"),
      ...note(
        "2025-08-05-a-visit-nnn2",
        "heard: {children: 4}\nstatus: withdrawn\nwithdrawn: {on: 2025-08-06, by: Me, reason: Twice.}",
      ),
    },
    expected: [],
  },
  {
    kind: "voice-not-heard",
    title: "two quarters one after the other",
    files: {
      ...words("not-heard: [Care leavers]", "## Headline\n\nWell.\n", "q1"),
      ...words("not-heard: [care leavers]"),
    },
    expected: [
      {
        id: "care-leavers",
        urgency: 3,
        command: "scrutiny new-evidence",
        says: "2 quarters one after the other",
      },
    ],
  },
  {
    kind: "voice-not-heard",
    title: "the year has an activity for it",
    files: { ...words("not-heard: [Care leavers]"), ...tiny(PROGRAMME, "kind: visit}", "kind: engagement}") },
    expected: [{ id: "care-leavers", urgency: 3, command: "scrutiny new-evidence --activity visits" }],
  },
  {
    kind: "voice-not-heard",
    title: "heard since: the newest words do not name them",
    files: { ...words("not-heard: [Care leavers]", "## Headline\n\nWell.\n", "q1"), ...words("") },
    expected: [],
  },
  {
    kind: "draft-note",
    title: "the report of its quarter is to come",
    files: { ...note("2025-08-04-a-visit-nnn1", "status: draft"), ...words(MEETING) },
    expected: [
      {
        id: "2025-08-04-a-visit-nnn1",
        urgency: 1,
        due: "2025-10-30",
        command: "scrutiny finish 2025-08-04-a-visit-nnn1",
      },
    ],
  },
  {
    kind: "draft-note",
    title: "no report waits for it",
    files: note("2025-10-14-a-visit-nnn1", "status: draft"),
    expected: [
      {
        id: "2025-10-14-a-visit-nnn1",
        urgency: 3,
        command: "scrutiny finish 2025-10-14-a-visit-nnn1",
      },
    ],
  },
  {
    kind: "draft-note",
    title: "ready",
    files: note("2025-08-04-a-visit-nnn1", "status: ready"),
    expected: [],
  },
  // reports
  {
    kind: "data-late",
    title: "about the quarter, dated after it, not cited",
    files: {
      ...words(MEETING),
      ...note(
        "2025-10-08-a-visit-nnn1",
        "covers: {from: 2025-07-01, to: 2025-09-30}\nstatus: ready\nsources: [{title: Data, kind: other, received: 2025-10-07}]",
      ),
    },
    expected: [
      {
        id: "2025-10-08-a-visit-nnn1",
        urgency: 1,
        due: "2025-10-30",
        command: "scrutiny words --quarter Q2 --year 2025/26 --more",
        says: "7 October 2025",
      },
    ],
  },
  {
    kind: "data-late",
    title: "cited",
    files: {
      ...words(MEETING, "## Headline\n\nWell [@2025-10-08-a-visit-nnn1].\n"),
      ...note("2025-10-08-a-visit-nnn1", "covers: {from: 2025-07-01, to: 2025-09-30}\nstatus: ready"),
    },
    expected: [],
  },
  {
    kind: "data-late",
    title: "the meeting has been",
    files: {
      ...words("meeting: 2025-10-16"),
      ...note("2025-10-08-a-visit-nnn1", "covers: {from: 2025-07-01, to: 2025-09-30}\nstatus: ready"),
    },
    expected: [],
  },
  {
    kind: "data-late",
    title: "about this quarter; superseded",
    files: {
      ...words(MEETING),
      ...note("2025-10-08-a-visit-nnn1", "covers: {from: 2025-07-01, to: 2025-10-05}\nstatus: ready"),
    },
    expected: [],
  },
  {
    kind: "both-ways-undiscussed",
    title: "sources differ and one side is cited",
    files: {
      ...words(MEETING),
      ...note(
        "2025-08-04-a-visit-nnn1",
        "status: ready",
        "findings:\n  - {about: leadership.outcomes, says: working-well, finding: Practitioners know them., from: practitioners}",
      ),
    },
    expected: [
      {
        id: "leadership.outcomes",
        urgency: 1,
        due: "2025-10-30",
        command: "scrutiny words --quarter Q2 --year 2025/26 --more",
        says: "1 working well, 1 worried about",
      },
    ],
  },
  {
    kind: "both-ways-undiscussed",
    title: "the words cite one of each",
    files: {
      ...words(
        MEETING,
        "## Headline\n\nWell.\n\n## Leadership\n\nTold [@2025-08-04-a-visit-nnn1]; found [@2025-07-10-executive-meeting-of-july-aaaa, 2].\n",
      ),
      ...note(
        "2025-08-04-a-visit-nnn1",
        "status: ready",
        "findings:\n  - {about: leadership.outcomes, says: working-well, finding: Practitioners know them., from: practitioners}",
      ),
    },
    expected: [],
  },
  {
    kind: "outside-framework",
    title: "not cited",
    files: {
      ...words(MEETING),
      ...note(
        "2025-08-04-a-visit-nnn1",
        "status: ready",
        "findings:\n  - {about: outside-framework, says: worried-about, finding: The office is cold.}\n  - {about: outside-framework, says: worried-about, finding: The office is dark.}",
      ),
    },
    expected: [
      {
        id: "2025-08-04-a-visit-nnn1",
        urgency: 3,
        due: "2025-10-30",
        command: "scrutiny words --quarter Q2 --year 2025/26 --more",
        says: "2 findings outside",
      },
    ],
  },
  {
    kind: "outside-framework",
    title: "cited",
    files: {
      ...words(
        MEETING,
        "## Headline\n\nWell.\n\n## Outside the framework\n\nCold [@2025-08-04-a-visit-nnn1].\n",
      ),
      ...note(
        "2025-08-04-a-visit-nnn1",
        "status: ready",
        "findings:\n  - {about: outside-framework, says: worried-about, finding: The office is cold.}",
      ),
    },
    expected: [],
  },
  {
    kind: "words-number",
    title: "in nothing that is cited",
    files: words(
      MEETING,
      "## Headline\n\nWell.\n\n## Leadership\n\nThey asked 17 leaders [@2025-07-10-executive-meeting-of-july-aaaa, 1].\n",
    ),
    expected: [
      {
        id: "2025/26-Q2",
        urgency: 1,
        due: "2025-10-30",
        command: "scrutiny check programme/2025-26/q2.md",
        says: "under Leadership",
      },
    ],
  },
  {
    kind: "words-number",
    title: "the report has gone",
    files: words(
      "meeting: 2025-10-16",
      "## Headline\n\nWell.\n\n## Leadership\n\nThey asked 17 leaders [@2025-07-10-executive-meeting-of-july-aaaa, 1].\n",
    ),
    expected: [],
  },
  {
    kind: "words-unwritten",
    title: "the quarter has ended and has no page",
    files: {},
    expected: [{ id: "2025/26-Q2", urgency: 2, command: "scrutiny words --quarter Q2 --year 2025/26" }],
  },
  {
    kind: "words-unwritten",
    title: "a prompt stands in it still",
    files: words(MEETING, "## Headline\n\nWrite here: in at most 150 words.\n"),
    expected: [
      {
        id: "2025/26-Q2",
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny words --quarter Q2 --year 2025/26 --more",
      },
    ],
  },
  { kind: "words-unwritten", title: "written", files: words(MEETING), expected: [] },
  {
    kind: "words-unwritten",
    title: "the year has ended: its last quarter and its statement",
    files: {},
    today: "2026-04-10",
    expected: [
      { id: "2025/26-Q4", urgency: 2, command: "scrutiny words --quarter Q4 --year 2025/26" },
      { id: "2025/26", urgency: 3, command: "scrutiny words --year 2025/26" },
    ],
  },
  {
    kind: "accuracy-round",
    title: "open past its day, a comment not decided",
    files: {
      ...words(MEETING),
      "programme/2025-26/accuracy.yaml":
        "rounds:\n  - report: q2\n    sent: 2025-10-06\n    to: [executive]\n    due: 2025-10-13\n    comments: [{number: 1, by: Council, on: 2025-10-10, place: Leadership, says: No.}]\n",
    },
    expected: [
      {
        id: "2025/26-Q2",
        urgency: 1,
        due: "2025-10-13",
        command: "scrutiny check programme/2025-26/accuracy.yaml",
        says: "Decide 1 of those that came, then close it.",
      },
    ],
  },
  {
    kind: "accuracy-round",
    title: "written, and none was sent",
    files: { ...words(MEETING), ...added(POLICY, "deadlines: {accuracy: {within: 5, unit: working-days}}") },
    expected: [
      {
        id: "2025/26-Q2",
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny report --quarter Q2 --year 2025/26",
      },
    ],
  },
  { kind: "accuracy-round", title: "a partnership that has no rounds", files: words(MEETING), expected: [] },
  {
    kind: "accuracy-round",
    title: "closed",
    files: {
      ...words(MEETING),
      "programme/2025-26/accuracy.yaml":
        "rounds:\n  - {report: q2, sent: 2025-10-06, to: [executive], due: 2025-10-13, closed: 2025-10-13, comments: []}\n",
    },
    expected: [],
  },
  {
    kind: "report-due",
    title: "the meeting is in ten days",
    files: words(MEETING),
    expected: [
      {
        id: "2025/26-Q2",
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny report --quarter Q2 --year 2025/26",
      },
    ],
  },
  { kind: "report-due", title: "the meeting has been", files: words("meeting: 2025-10-16"), expected: [] },
  {
    kind: "report-due",
    title: "not written",
    files: words(MEETING, "## Headline\n\nWrite here: in at most 150 words.\n"),
    expected: [],
  },
  {
    kind: "statement-due",
    title: "written, not signed, past its cut-off",
    files: {
      "programme/2025-26/statement.md": "---\nyear: 2025/26\ncut-off: 2026-05-29\n---\n## Opinion\n\nWell.\n",
    },
    today: "2026-06-10",
    expected: [
      { id: "2025/26", urgency: 1, due: "2026-05-29", command: "scrutiny statement --year 2025/26" },
    ],
  },
  {
    kind: "statement-due",
    title: "signed",
    files: {
      "programme/2025-26/statement.md":
        "---\nyear: 2025/26\nsigned: {by: Me, role: independent-scrutineer, on: 2026-06-01}\n---\n## Opinion\n\nWell.\n",
    },
    today: "2026-06-10",
    expected: [],
  },
  {
    kind: "statement-due",
    title: "its year has not ended",
    files: { "programme/2025-26/statement.md": "---\nyear: 2025/26\n---\n## Opinion\n\nWell.\n" },
    expected: [],
  },
  {
    kind: "yearly-report",
    title: "the year has ended and nothing says that it was seen",
    files: {},
    today: "2026-06-10",
    expected: [{ id: "2025/26", urgency: 3, command: "scrutiny new-evidence", says: "you have not seen it" }],
  },
  {
    kind: "yearly-report",
    title: "seen",
    files: {
      "programme/2025-26/statement.md":
        "---\nyear: 2025/26\nyearly-report: {seen: final}\n---\n## Opinion\n\nWell.\n",
    },
    today: "2026-06-10",
    expected: [],
  },
  { kind: "yearly-report", title: "the year before has no programme", files: {}, expected: [] },
  // programme
  {
    kind: "activity-due",
    title: "one of two done, one cancelled",
    files: {
      ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q3: 2}}"),
      ...added(
        DIARY,
        "  - {on: 2025-10-02, activity: visits, outcome: done}\n  - {on: 2025-10-09, activity: visits, outcome: cancelled, why: Ill.}",
      ),
    },
    expected: [
      {
        id: "visits@2025/26-Q3",
        urgency: 3,
        due: "2025-12-31",
        command: "scrutiny done visits",
        says: "1 of 2 planned this quarter (cancelled on 9 October 2025)",
      },
    ],
  },
  {
    kind: "activity-due",
    title: "a planned day that passed without a line",
    files: tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: [2025-10-14, 2025-12-02]}"),
    expected: [{ id: "visits@2025/26-Q3", urgency: 2, due: "2025-10-14", command: "scrutiny done visits" }],
  },
  {
    kind: "activity-due",
    title: "done as planned; nothing planned; as required",
    files: {
      ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q3: 1}}"),
      ...added(DIARY, "  - {on: 2025-10-02, activity: visits, outcome: done}"),
    },
    expected: [],
  },
  {
    kind: "activity-not-done",
    title: "last quarter, and the diary says nothing",
    files: tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q2: 1}}"),
    expected: [
      {
        id: "visits@2025/26-Q2",
        urgency: 2,
        command: "scrutiny done visits --on DAY --missed --why TEXT",
        says: "no line for 1",
      },
    ],
  },
  {
    kind: "activity-not-done",
    title: "cancelled last quarter",
    files: {
      ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q2: 1}}"),
      ...added(DIARY, "  - {on: 2025-09-09, activity: visits, outcome: cancelled, why: Ill.}"),
    },
    expected: [
      {
        id: "visits@2025/26-Q2",
        urgency: 3,
        command: "scrutiny done visits",
        says: "cancelled on 9 September 2025",
      },
    ],
  },
  {
    kind: "activity-not-done",
    title: "cancelled last quarter, and done since",
    files: {
      ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q2: 1}}"),
      ...added(
        DIARY,
        "  - {on: 2025-09-09, activity: visits, outcome: cancelled, why: Ill.}\n  - {on: 2025-10-09, activity: visits, outcome: done}",
      ),
    },
    expected: [],
  },
  {
    kind: "activity-not-done",
    title: "explained, and older than the last quarter",
    files: {
      ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q1: 1}}"),
      ...added(DIARY, "  - {on: 2025-05-09, activity: visits, outcome: cancelled, why: Ill.}"),
    },
    expected: [],
  },
  {
    kind: "activity-not-done",
    title: "no diary is held of the quarter",
    files: { ...tiny(PROGRAMME, "kind: visit}", "kind: visit, planned: {Q2: 1}}"), [DIARY]: "entries: []\n" },
    expected: [],
  },
  {
    kind: "open-point",
    title: "not settled",
    files: added(PROGRAMME, "open-points:\n  - {id: access, text: Which systems.}"),
    expected: [
      { id: "access", urgency: 3, command: "scrutiny programme show --year 2025/26", says: "Which systems." },
    ],
  },
  {
    kind: "open-point",
    title: "more than three are one line",
    files: added(
      PROGRAMME,
      "open-points:\n  - {id: a, text: A.}\n  - {id: b, text: B.}\n  - {id: c, text: C.}\n  - {id: d, text: D.}",
    ),
    expected: [
      {
        id: "2025/26",
        urgency: 3,
        command: "scrutiny programme show --year 2025/26",
        says: "4 points are open",
      },
    ],
  },
  {
    kind: "open-point",
    title: "settled",
    files: added(
      PROGRAMME,
      "open-points:\n  - {id: access, text: Which systems., settled: {on: 2025-05-01, by: Executive, text: Two.}}",
    ),
    expected: [],
  },
  {
    kind: "days-used",
    title: "all days are used",
    files: {
      ...added(PROGRAMME, "days: 2"),
      ...added(DIARY, "  - {on: 2025-10-02, activity: visits, outcome: done, days: 2}"),
    },
    expected: [
      { id: "2025/26", urgency: 3, command: "scrutiny programme show --year 2025/26", says: "2 of 2" },
    ],
  },
  {
    kind: "days-used",
    title: "some are left; none are contracted",
    files: added(PROGRAMME, "days: 2"),
    expected: [],
  },
  {
    kind: "programme-next-year",
    title: "the year has begun without one",
    files: {},
    today: "2026-04-10",
    expected: [
      { id: "2026/27", urgency: 1, due: "2026-04-01", command: "scrutiny programme new --year 2026/27" },
    ],
  },
  {
    kind: "programme-next-year",
    title: "in the last quarter of the year before",
    files: {},
    today: "2026-02-10",
    expected: [
      { id: "2026/27", urgency: 3, due: "2026-04-01", command: "scrutiny programme new --year 2026/27" },
    ],
  },
  { kind: "programme-next-year", title: "in its third quarter", files: {}, expected: [] },
  {
    kind: "programme-next-year",
    title: "it is there",
    files: { [NEXT]: next("") },
    today: "2026-02-10",
    expected: [],
  },
  {
    kind: "programme-not-agreed",
    title: "by one of two",
    files: tiny(PROGRAMME, "  - {on: 2025-04-10, by: business-manager}\n", ""),
    expected: [
      {
        id: "2025/26",
        urgency: 2,
        command: "scrutiny programme agree --year 2025/26 --by business-manager --on DAY",
        says: "Business Manager",
      },
    ],
  },
  {
    kind: "programme-not-agreed",
    title: "the next year's",
    files: { [NEXT]: next("") },
    today: "2026-02-10",
    expected: [
      {
        id: "2026/27",
        urgency: 3,
        command: "scrutiny programme agree --year 2026/27 --by executive business-manager --on DAY",
        says: "Executive Group and Business Manager",
      },
    ],
  },
  { kind: "programme-not-agreed", title: "by both", files: {}, expected: [] },
  {
    kind: "programme-not-agreed",
    title: "of a year that is over",
    files: tiny(PROGRAMME, "  - {on: 2025-04-10, by: business-manager}\n", ""),
    today: "2026-04-10",
    expected: [],
  },
  {
    kind: "criterion-thin",
    title: "criteria without a finding, a line an area",
    files: {},
    expected: [
      { id: "learning", urgency: 3, command: "scrutiny coverage --year 2025/26", says: "Learning cascaded" },
    ],
  },
  {
    kind: "criterion-thin",
    title: "all have one",
    files: note(
      "2025-08-04-a-visit-nnn1",
      "status: ready",
      "findings:\n  - {about: learning.cascade, says: working-well, finding: It is read.}",
    ),
    expected: [],
  },
  {
    kind: "framework-review",
    title: "its month is this quarter",
    files: tiny(
      "programme/framework.yaml",
      "title: Tinyshire scrutiny framework",
      "title: Tinyshire scrutiny framework\nreview: 2025-12",
    ),
    expected: [
      {
        id: "tiny-2025",
        urgency: 3,
        due: "2025-12-31",
        command: "scrutiny check programme/framework.yaml",
        says: "December 2025",
      },
    ],
  },
  {
    kind: "framework-review",
    title: "it has passed",
    files: tiny(
      "programme/framework.yaml",
      "title: Tinyshire scrutiny framework",
      "title: Tinyshire scrutiny framework\nreview: 2025-09-01",
    ),
    expected: [
      {
        id: "tiny-2025",
        urgency: 1,
        due: "2025-09-01",
        command: "scrutiny check programme/framework.yaml",
        says: "has passed",
      },
    ],
  },
  {
    kind: "framework-review",
    title: "later; none set",
    files: tiny(
      "programme/framework.yaml",
      "title: Tinyshire scrutiny framework",
      "title: Tinyshire scrutiny framework\nreview: 2027-03",
    ),
    expected: [],
  },
  {
    kind: "retention",
    title: "a note older than the partnership's time",
    files: added(POLICY, "retention:\n  - {kinds: [note], basis: Local schedule., review-after: 60 days}"),
    expected: [
      {
        id: "note",
        urgency: 3,
        due: "2025-09-08",
        command: "scrutiny trace 2025-07-10-executive-meeting-of-july-aaaa",
        says: "1 record",
      },
    ],
  },
  {
    kind: "retention",
    title: "an entry counts from the day on which it was closed",
    files: {
      ...challenge("closed: 2025-08-20\nstatus: closed"),
      ...added(
        POLICY,
        "retention:\n  - {kinds: [challenges], basis: Local schedule., review-after: 1 month}",
      ),
    },
    expected: [{ id: "challenges", urgency: 3, due: "2025-09-20", command: `scrutiny trace ${C1}` }],
  },
  {
    kind: "retention",
    title: "what is no length of time is said",
    files: added(
      POLICY,
      "retention:\n  - {kinds: [note], basis: Local schedule., review-after: a good while}",
    ),
    expected: [{ id: "retention.1", urgency: 3, command: "scrutiny check scrutiny.yaml" }],
  },
  {
    kind: "retention",
    title: "no time is set: none is invented",
    files: added(POLICY, "retention:\n  - {kinds: [note], basis: Local schedule.}"),
    expected: [],
  },
  {
    kind: "retention",
    title: "the time is not over",
    files: added(POLICY, "retention:\n  - {kinds: [note], basis: Local schedule., review-after: 6 years}"),
    expected: [],
  },
  {
    kind: "waiver-ending",
    title: "ends in ten days",
    files: added(
      POLICY,
      "privacy:\n  waivers:\n    - {rule: long-sentence, path: programme/2025-26/q2.md, reason: Law., owner: Me, until: 2025-10-30}",
    ),
    expected: [
      {
        id: "long-sentence@programme/2025-26/q2.md",
        urgency: 2,
        due: "2025-10-30",
        command: "scrutiny check programme/2025-26/q2.md",
        says: "ends on",
      },
    ],
  },
  {
    kind: "waiver-ending",
    title: "ends later",
    files: added(
      POLICY,
      "privacy:\n  waivers:\n    - {rule: long-sentence, path: programme/2025-26/q2.md, reason: Law., owner: Me, until: 2025-12-30}",
    ),
    expected: [],
  },
  {
    kind: "review-stamp",
    title: "one note is stamped and changed since, another has no stamp",
    files: {
      ...tiny(
        NOTE,
        "status: ready",
        "status: ready\nreviews:\n  - {by: Me, role: scrutineer, on: 2025-08-01, digest: an-older-meaning}",
      ),
      ...note("2025-08-04-a-visit-nnn1", "status: ready"),
    },
    expected: [
      {
        id: "review",
        urgency: 3,
        command: "scrutiny review --list",
        says: "not yet confirmed: 1; changed since: 1",
      },
    ],
  },
  {
    kind: "review-stamp",
    title: "a report is to come",
    files: {
      ...tiny(
        NOTE,
        "status: ready",
        "status: ready\nreviews:\n  - {by: Me, role: scrutineer, on: 2025-08-01, digest: an-older-meaning}",
      ),
      ...words(MEETING),
    },
    expected: [{ id: "review", urgency: 2, due: "2025-10-30", command: "scrutiny review --list" }],
  },
  {
    kind: "review-stamp",
    title: "nobody has stamped anything yet; a stamp of somebody else; a draft",
    files: {
      ...tiny(
        NOTE,
        "status: ready",
        "status: ready\nreviews:\n  - {by: You, role: partner, on: 2025-08-01, digest: an-older-meaning}",
      ),
      ...note("2025-08-04-a-visit-nnn1", "status: draft"),
    },
    expected: [],
  },
];
