// The scrutineer's own words for a quarter and for a year.
import { dayAfter, isReported, quarterDays, TODAY, yearFolder, yearLabel } from "./calendar.mjs";
import * as words from "./words.mjs";

/** `made` gives each text a random row of its own: the reported quarter's words are the same in every variant. */
export function makeWords(made, year, byQuarter) {
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

const MOST_CITED = 1000;

/**
 * A section for each area. Of a criterion with findings both ways, one of each side is cited, so that no warning is due.
 * In the reported quarter every note is cited, up to a number: words of more than 128 KiB are not read.
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
  const all = citeAll ? notes.slice(0, MOST_CITED) : [];
  for (const note of all) if (!cited.has(note.id)) cite(note.id, 1, note.findings[0]);
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
