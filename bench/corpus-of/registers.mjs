// The registers of a year: entries with their updates, as the update command leaves them.
import { dayAfter, quarterDays, TODAY } from "./calendar.mjs";
import { freshId } from "./chance.mjs";
import * as words from "./words.mjs";

const A_YEAR = { recommendations: 12, challenges: 6, escalations: 2, requests: 6, "learning-reviews": 3 };
const MAKERS = {
  recommendations: recommendation,
  challenges: challenge,
  escalations: escalation,
  requests: request,
  "learning-reviews": learningReview,
};

export function makeRegisters(made, year, byQuarter) {
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
  const tested = `{on: ${dayAfter(date, 70)}, by: A. Marlow, view: embedded, ${rests(undefined)}}`;
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
