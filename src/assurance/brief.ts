import type { Day } from "../model/day.ts";
import { aboutIds, countedCriteria } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Finding, Note } from "../model/note.ts";
import type { DiaryEntry } from "../model/programme.ts";
import { wholeYear } from "../model/year.ts";
import { concerns, entriesOfDay, type OfThatDay, timesBefore } from "./brief/last-time.ts";
import { type OpenWith, openWith } from "./brief/open-with.ts";
import { type Attendance, attendance, type BriefSubject } from "./brief/who.ts";
import { frameworkOf, periodFacts } from "./quarter.ts";

/** A finding of a meeting before. */
export interface EarlierFinding {
  readonly note: RecordFile<Note>;
  readonly finding: Finding;
}

/** A criterion without evidence this year about which this activity said something before. */
export interface ThinCriterion {
  readonly id: string;
  readonly title: string;
  /** When it last did. */
  readonly earlier: Day;
}

/** All that a page before a meeting says, as at its day: facts alone. */
export interface BriefFacts {
  readonly subject: BriefSubject;
  readonly on: Day;
  readonly who: Attendance;
  readonly last: Day | undefined;
  readonly notDone: readonly DiaryEntry[];
  /** What was asked, promised or answered at the last meeting, by the registers. */
  readonly thatDay: readonly OfThatDay[];
  /** What the findings of the last meeting say is needed. */
  readonly needs: readonly EarlierFinding[];
  readonly open: OpenWith;
  /** Children and families who have not been told what came of it. */
  readonly toTellBack: readonly { readonly note: RecordFile<Note>; readonly due: Day | undefined }[];
  readonly thin: readonly ThinCriterion[];
  /** Functions and duties that the activity serves and about which nothing was found this year: their titles or texts. */
  readonly unserved: readonly string[];
  /** Criteria without evidence this year, these and the others. */
  readonly withoutEvidence: { readonly count: number; readonly of: number; readonly year: string };
  readonly openPoints: readonly string[];
  /** The newest first. */
  readonly findings: readonly EarlierFinding[];
}

/** Gathers what a person wants to know before a meeting. */
export function briefFacts(base: KnowledgeBase, subject: BriefSubject, on: Day): BriefFacts {
  const { last, notDone, notes } = timesBefore(base, subject, on);
  const lastNotes = notes.filter(({ value }) => value.date === last || value.until === last);
  const who = attendance(base, subject, lastNotes[0]?.value.present ?? notes[0]?.value.present ?? []);
  const findings = notes.flatMap((note) => findingsOf(note, subject));
  const lastFindings = lastNotes.flatMap((note) => findingsOf(note, subject));
  return {
    subject,
    on,
    who,
    last,
    notDone,
    thatDay: last === undefined ? [] : entriesOfDay(base, last).filter(({ entry }) => isWith(entry, who)),
    needs: lastFindings.filter(({ finding }) => finding.needs !== undefined),
    open: openWith(base, who.parties, on),
    toTellBack: toTellBack(notes, on),
    ...thinCriteria(base, findings, subject, on),
    openPoints: openPoints(subject, on),
    findings,
  };
}

function findingsOf(
  note: RecordFile<Note>,
  { id, party, activity }: BriefSubject,
): readonly EarlierFinding[] {
  const isAgency = party === "agency" && !activity;
  return note.value.findings
    .filter((finding) => !isAgency || concerns(finding, id))
    .map((finding) => ({ note, finding }));
}

/** Whether those who will be there have to do with an entry. */
function isWith({ kind, record }: OfThatDay["entry"], { parties }: Attendance): boolean {
  switch (kind) {
    case "recommendation":
      return record.value.owners.some((id) => parties.has(id));
    case "challenge":
      return [...record.value.to, record.value.forum ?? ""].some((id) => parties.has(id));
    case "escalation":
      return record.value.parties.some((id) => parties.has(id));
    case "request":
      return parties.has(record.value.from);
    case "learning-review":
      return false;
    default:
      return kind satisfies never;
  }
}

function toTellBack(notes: readonly RecordFile<Note>[], on: Day): BriefFacts["toTellBack"] {
  return notes.flatMap((note) => {
    const { heard, "told-back": told } = note.value;
    const isHeard = (heard?.children ?? 0) + (heard?.["parents-carers"] ?? 0) > 0;
    if (!isHeard || (told && "on" in told && told.on <= on)) return [];
    return [{ note, due: told && "due" in told ? told.due : undefined }];
  });
}

/** By the coverage of the programme's year, as at that day. */
function thinCriteria(
  base: KnowledgeBase,
  findings: readonly EarlierFinding[],
  { year, activity }: BriefSubject,
  on: Day,
): Pick<BriefFacts, "thin" | "unserved" | "withoutEvidence"> {
  const framework = frameworkOf(base, base.years.get(year.start));
  if (!framework) return { thin: [], unserved: [], withoutEvidence: { count: 0, of: 0, year: year.label } };
  const { areas, elsewhere } = periodFacts(base, wholeYear(year), on, framework);
  const without = areas.flatMap((area) => area.withoutEvidence);
  const parts = new Map(countedCriteria(framework.value).map(({ id, criterionId }) => [id, criterionId]));
  const thin = without.flatMap(({ id, title }): readonly ThinCriterion[] => {
    const earlier = findings.find(({ finding }) => parts.get(finding.about ?? "") === id);
    return earlier ? [{ id, title, earlier: earlier.note.value.date }] : [];
  });
  const of = areas.reduce((sum, area) => sum + area.criteriaCount, 0);
  const found = new Set(elsewhere.map(({ about }) => about));
  const titles = aboutIds(framework.value);
  const unserved = [...(activity?.functions ?? []), ...(activity?.duties ?? [])]
    .filter((id) => !found.has(id))
    .flatMap((id) => titles.get(id) ?? []);
  return { thin, unserved, withoutEvidence: { count: without.length, of, year: year.label } };
}

/** Open points of the programme: those of this activity, and those of nothing in particular. */
function openPoints({ programme, id }: BriefSubject, on: Day): readonly string[] {
  return (programme?.["open-points"] ?? [])
    .filter(({ of, settled }) => (of === undefined || of === id) && !(settled && settled.on <= on))
    .map(({ text }) => text);
}
