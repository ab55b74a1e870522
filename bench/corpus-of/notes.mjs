// The notes of the corpus: in their plain shape, and in the style of the worked example.
import { allQuarters, dayAfter, isReported, quarterDays, REPORTED, yearFolder } from "./calendar.mjs";
import { freshId } from "./chance.mjs";
import * as words from "./words.mjs";

/** By quarter, `2025 2`: what the words and the registers can cite, in the order in which the notes were made. */
export function makeNotes(made, count, inReported) {
  const others = allQuarters().filter((one) => !isReported(one));
  const byQuarter = new Map(allQuarters().map((one) => [`${one.year} ${one.quarter}`, []]));
  const taken = new Set();
  for (let index = 0; index < count; index += 1) {
    const reported = index < inReported;
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
