import type { RootContent } from "mdast";
import type { OfThatDay } from "../assurance/brief/last-time.ts";
import type { OpenItem } from "../assurance/brief/open-with.ts";
import type { BriefFacts, EarlierFinding } from "../assurance/brief.ts";
import { entryLabel } from "../assurance/reference.ts";
import { dayInShort, dayInWords } from "../model/day.ts";
import type { ReportDocument } from "../model/document.ts";
import { type Policy, partyShort } from "../model/policy.ts";
import { yearOf } from "../model/year.ts";
import { bullets, heading, type Inline, paragraph, strong } from "./nodes.ts";
import { andList, countOf, DIARY_IN_WORDS, SAYS_IN_WORDS, withoutStop, withStop } from "./phrases.ts";

/** How much is listed of what is not owed to anybody; the rest is counted. */
export interface BriefLength {
  /** Findings of earlier meetings. */
  readonly findings: number;
  /** Criteria without evidence. */
  readonly criteria: number;
}

/** From the usual length to the least, for a page that would not be one: what is owed is never left out. */
export const BRIEF_LENGTHS: readonly [BriefLength, ...BriefLength[]] = [
  { findings: 5, criteria: 6 },
  { findings: 3, criteria: 4 },
  { findings: 1, criteria: 2 },
  { findings: 0, criteria: 0 },
];

/** The page before a meeting: what is open with those who will be there, and what was found. Facts alone, no judgement. */
export function briefDocument(
  facts: BriefFacts,
  policy: Policy,
  length: BriefLength = BRIEF_LENGTHS[0],
): ReportDocument {
  const title = `Before the meeting: ${facts.subject.title}`;
  return {
    title,
    language: "en-GB",
    author: policy.scrutineer?.name ?? policy.partnership.name,
    notice: policy.notice,
    marking: highestMarking(facts, policy, length),
    running: `${policy.partnership.short}. Brief: ${facts.subject.title}, ${dayInWords(facts.on)}.`,
    asAt: facts.on,
    colour: policy.partnership.colour,
    tree: { type: "root", children: [heading(1, title), ...body({ ...facts, policy, length })] },
  };
}

type BriefInput = BriefFacts & { readonly policy: Policy; readonly length: BriefLength };

function body(input: BriefInput): readonly RootContent[] {
  const { open } = input;
  const sections = [
    listed("Challenges without an end", open.challenges, (one) => openLine(input, one)),
    listed("Decisions asked and not taken", open.decisions, (one) => openLine(input, one)),
    listed("Recommendations", open.recommendations, (one) => openLine(input, one)),
    listed("Information asked for", open.requests, (one) => openLine(input, one)),
    listed("Escalations", open.escalations, (one) => openLine(input, one)),
  ].flat();
  const nothing = paragraph("Nothing is open with those who will be there.");
  return [
    paragraph(...opening(input)),
    ...(sections.length > 0 ? sections : [nothing]),
    ...lastTime(input),
    ...toTellBack(input),
    ...findings(input),
    ...criteria(input),
    ...listed("Open points of the programme", input.openPoints, (text) => [withStop(text)]),
  ];
}

function opening(input: BriefInput): readonly Inline[] {
  const { on, who, policy, last } = input;
  const names = andList(who.present.map((id) => partyShort(policy, id)));
  const there = {
    programme: `Expected: ${names}, as the programme says. `,
    group: `Expected: ${names}. `,
    agency: "",
    "last-time": `There last time: ${names}. `,
    nobody: "Who will be there is not on record. ",
  }[who.from ?? "nobody"];
  const isMeeting = input.subject.activity !== undefined;
  const before =
    last === undefined
      ? "There is nothing on record before this day."
      : `${isMeeting ? "Last done" : "Last in a note"} on ${dayInWords(last)}.`;
  const notDone = input.notDone.map(({ on: day, outcome, why }) => {
    const reason = why === undefined ? "." : `: ${withStop(why)}`;
    return ` ${DIARY_IN_WORDS[outcome]} on ${dayInShort(day, on)}${reason}`;
  });
  return [strong(`For ${dayInWords(on)}.`), " ", there, before, ...notDone];
}

function listed<T>(
  title: string,
  items: readonly T[],
  line: (item: T) => readonly Inline[],
): readonly RootContent[] {
  return items.length === 0 ? [] : [heading(2, title), bullets(items.map(line))];
}

/** `C6, What follows for the shared posts: DSP Group, asked 12 March, 95 days ago; due 26 March, 81 days late.` */
function openLine({ on, policy }: BriefInput, one: OpenItem): readonly Inline[] {
  const whom = one.parties.map((id) => partyShort(policy, id)).join(", ");
  const ago = one.ageDays === 0 ? "today" : `${countOf(one.ageDays, "day")} ago`;
  const age = `${whom}, ${dayInShort(one.opened, on)}, ${ago}`;
  const state = one.state === undefined ? "" : `; ${one.state.replaceAll("-", " ")}`;
  const due = one.due === undefined ? "" : `; due ${dayInShort(one.due, on)}`;
  const late: readonly Inline[] =
    one.daysLate > 0 ? [", ", strong(`${countOf(one.daysLate, "day")} late`)] : [];
  return [strong(one.label), `, ${withoutStop(one.title)}: ${age}${state}${due}`, ...late, "."];
}

function lastTime(input: BriefInput): readonly RootContent[] {
  const { last, on, thatDay, needs } = input;
  if (last === undefined) return [];
  const lines = [
    ...thatDay.map((one) => lineOfDay(input, one)),
    ...needs.map(({ finding }): readonly Inline[] => [`Needed: ${withStop(finding.needs ?? "")}`]),
  ];
  return listed(`Asked or promised on ${dayInShort(last, on)}`, lines, (line) => line);
}

function lineOfDay({ policy, on }: BriefInput, { entry, what, text }: OfThatDay): readonly Inline[] {
  const { starts } = policy.year;
  const label = entryLabel(entry, yearOf(on, starts), starts);
  const said = text === undefined ? "" : ` ${withStop(text)}`;
  const verb = what === "opened" ? "Asked" : "Said";
  return [`${verb}: `, strong(label), `, ${withoutStop(entry.record.value.title)}.${said}`];
}

function toTellBack({ toTellBack: notes, on }: BriefInput): readonly RootContent[] {
  return listed("Not yet told what came of it", notes, ({ note, due }) => {
    const late = due !== undefined && due < on;
    const when = due === undefined ? "no day is set" : `due ${dayInShort(due, on)}`;
    const said = `${withoutStop(note.value.title)}, ${dayInShort(note.value.date, on)}: ${when}`;
    return late ? [said, ", ", strong("late"), "."] : [`${said}.`];
  });
}

function findings({ findings: all, on, length }: BriefInput): readonly RootContent[] {
  if (all.length === 0) return [];
  const line = ({ note, finding }: EarlierFinding): readonly Inline[] => [
    `${SAYS_IN_WORDS[finding.says]}: ${withoutStop(finding.finding)} (${dayInShort(note.value.date, on)}).`,
  ];
  const more = all.length - length.findings;
  const lines = all.slice(0, length.findings).map(line);
  return [
    heading(2, "What was found last"),
    bullets(
      more > 0
        ? [...lines, [`${countOf(more, "earlier finding")} ${more === 1 ? "is" : "are"} in the notes.`]]
        : lines,
    ),
  ];
}

function criteria({ thin, unserved, withoutEvidence, on, length }: BriefInput): readonly RootContent[] {
  const { count, of, year } = withoutEvidence;
  const named = thin
    .slice(0, length.criteria)
    .map(({ title, earlier }) => `${title} (${dayInShort(earlier, on)})`);
  const more = thin.length - named.length;
  const rest =
    more === 0 ? [] : [named.length === 0 ? countOf(more, "criterion", "criteria") : `${more} more`];
  const lines = [
    ...(thin.length > 0 ? [`Spoken of here before: ${[...named, ...rest].join("; ")}.`] : []),
    ...unserved.slice(0, length.criteria).map((text) => `What it serves: ${shortened(withStop(text))}`),
    ...(count > 0 ? [`In all ${count} of ${of} criteria have no evidence in ${year}.`] : []),
  ];
  if (thin.length + unserved.length === 0) return [];
  return listed(`Nothing found in ${year}`, lines, (line) => [line]);
}

/** A long sentence of the framework, to know it again by. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}

const LONGEST = 90;

/** The highest marking of what the page prints; a record without one has the default. */
function highestMarking(facts: BriefFacts, policy: Policy, length: BriefLength): string | undefined {
  const { open, thatDay, needs, toTellBack: told, findings: found } = facts;
  const markings = [
    ...[open.challenges, open.recommendations, open.requests, open.escalations]
      .flat()
      .map((one) => one.marking),
    ...thatDay.map(({ entry }) => entry.record.value.marking),
    ...[...needs, ...told, ...found.slice(0, length.findings)].map(({ note }) => note.value.marking),
    // own words carry the marking of their edition, of which the first is the fullest
    ...(open.decisions.length > 0 ? [policy.editionsInForce[0]?.marking] : []),
  ];
  const ranks = markings.map((one) => policy.markings.indexOf(one ?? policy.defaultMarking));
  return policy.markings[Math.max(0, ...ranks)];
}
