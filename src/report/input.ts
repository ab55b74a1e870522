import type { RecordReview } from "../assurance/confirmation.ts";
import type { Correction } from "../assurance/corrections.ts";
import {
  type Disclosure,
  openDisclosure,
  suppressingDisclosure,
} from "../assurance/disclosure/disclosure.ts";
import type { PeriodFacts } from "../assurance/quarter.ts";
import type { References, Target } from "../assurance/reference.ts";
import { entryLabel } from "../assurance/reference.ts";
import { entriesOfPeriod, type StandingEntry } from "../assurance/registers-of-period.ts";
import { dayInWords } from "../model/day.ts";
import type { AnchorNode, CitationNode } from "../model/document.ts";
import type { KnowledgeBase, RecordFile, WordsSection } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import { type Edition, isPublic, isWithin, type Policy } from "../model/policy.ts";
import type { Problem } from "../model/problem.ts";
import { type Accuracy, activityTitle } from "../model/programme.ts";
import { REGISTER_KINDS, type RegisterKind } from "../model/register-kinds.ts";
import { withFilledWords } from "./filled-words.ts";
import { anchor } from "./nodes.ts";
import { type Unsayable, unsayable } from "./unsayable.ts";

/** The draft that partners read for its facts. */
export interface AccuracyDraft {
  /** The last round of this report; undefined where there was none. */
  readonly round: Accuracy["rounds"][number] | undefined;
  /** Undefined where that draft is not kept, or its commit is not here. */
  readonly before: { readonly version: string; readonly input: ReportInput } | undefined;
}

/** The sealed issue that a corrected report takes the place of. */
export interface ReplacedIssue {
  readonly issue: number;
  readonly version: string;
  /** The report as it was then. */
  readonly input: ReportInput;
}

/** What a report is made of, before any section is asked. */
export interface ReportSource {
  readonly base: KnowledgeBase;
  readonly references: References;
  readonly facts: PeriodFacts;
  /** The quarter before, read with its own programme and framework. */
  readonly before: PeriodFacts | undefined;
  /** What the stamps say of all that the report rests on; undefined before the scrutineer's first stamp of the year. */
  readonly confirmation: readonly RecordReview[] | undefined;
  /** Numbers of the own words that `check` finds in nothing that is cited beside them; none where it was not asked. */
  readonly problems?: readonly Problem[];
  /** In a final report: its round of factual accuracy, and the report as it was then. */
  readonly accuracy?: AccuracyDraft | undefined;
  /** What sealed reports used and no longer stands as it did there. */
  readonly corrections?: readonly Correction[];
  /** From issue 2 on. */
  readonly replaced?: ReplacedIssue | undefined;
  readonly edition: Edition;
  readonly stage: "draft" | "factual-accuracy" | "final";
  /** 1 for the first; a corrected final has the next. */
  readonly issue: number;
  /** The first 12 hex digits of the digest of all that went in. */
  readonly version: string;
}

/** What a section may use: the source, and what all sections share. */
export interface ReportInput extends ReportSource {
  readonly policy: Policy;
  readonly entries: { readonly [K in RegisterKind]: readonly StandingEntry<K>[] };
  /** Whether text of a record with that marking may stand in this edition. */
  isShown(marking: string | undefined): boolean;
  /** What may be said of each count of people in this edition. */
  readonly people: Disclosure;
  /** Whether words say a number that this edition hides. */
  readonly unsayable: Unsayable;
  /** Whether the edition is for everybody. */
  readonly isPublic: boolean;
  /** The scrutineer's words under a heading (an area's title or id, letter case aside); undefined where there are none. */
  wordsUnder(...names: readonly string[]): WordsSection | undefined;
  /** The label of what is cited: a line of the evidence index, `C1`, `D2`; undefined where it leads nowhere. */
  label(target: string): CitationNode["labels"][number] | undefined;
}

/** Prepares what the sections share. */
export function reportInput(unfilled: ReportSource): ReportInput {
  const { base } = unfilled;
  const policy = base.policy.value;
  const isShown = (marking: string | undefined) => isWithin(policy, unfilled.edition, marking);
  const people = unfilled.edition.suppress
    ? suppressingDisclosure(base, unfilled.facts)
    : openDisclosure(policy);
  const facts = withFilledWords({ base, facts: unfilled.facts, people, isShown });
  const source = { ...unfilled, facts };
  const entriesOf = <K extends RegisterKind>(kind: K) =>
    entriesOfPeriod(base, kind, facts.period, facts.asAt);
  const numbers = new Map(facts.notes.used.map((note) => [note.record.id, note.number]));
  const sections = facts.own?.words.sections ?? [];
  return {
    ...source,
    policy,
    entries: Object.fromEntries(
      REGISTER_KINDS.map((kind) => [kind, entriesOf(kind)]),
    ) as unknown as ReportInput["entries"],
    isShown,
    people,
    unsayable: unsayable(facts, people, policy),
    isPublic: isPublic(source.edition, policy),
    wordsUnder(...names) {
      const wanted = names.map((name) => name.trim().toLowerCase());
      const found = sections.filter((section) => wanted.includes(section.heading.trim().toLowerCase()));
      const first = found[0];
      return first && { ...first, blocks: found.flatMap((section) => section.blocks) };
    },
    label(target) {
      const number = numbers.get(target);
      if (number !== undefined) return { text: String(number), target: evidenceAnchor(number) };
      const found = source.references.find(target, facts.period.year);
      if (found?.is === "note")
        return { text: noteOutside(found.record, isShown(found.record.value.marking)) };
      // what was seen at a meeting is in its note, where the index has that
      const seen = found?.is === "diary" && found.entry.note ? numbers.get(found.entry.note) : undefined;
      if (seen !== undefined) return { text: String(seen), target: evidenceAnchor(seen) };
      return found && labelOf(found, { ...source, isShown }, policy);
    },
  };
}

/** The anchor of a line of the evidence index. */
export function evidenceAnchor(number: number): string {
  return `evidence-${number}`;
}

/** The anchor of a numbered thing: `R1` gives `r1`, `2024/25 R2` `2024-25-r2`. */
export function anchorOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The first two cells of a row: the number, to which citations of it lead, and what it is the number of. */
export function named(label: string, what: string): readonly [AnchorNode, string] {
  return [anchor(anchorOf(label), label, what), what];
}

/** A note that is in no line of this index: of another quarter, or one that does not count. */
function noteOutside({ value }: RecordFile<Note>, shown: boolean): string {
  if (!shown) return "a note marked above this edition";
  const kind = value.status === "ready" ? "note" : `${value.status === "draft" ? "draft" : "withdrawn"} note`;
  return `${kind} of ${dayInWords(value.date)}`;
}

function labelOf(
  found: Exclude<Target, { is: "note" }>,
  { base, facts, edition, isShown }: ReportSource & Pick<ReportInput, "isShown">,
  policy: Policy,
): CitationNode["labels"][number] {
  switch (found.is) {
    case "entry": {
      const { kind, record } = found.entry;
      // it has no number of its own: its reference is text
      if (kind === "learning-review" && (isPublic(edition, policy) || !isShown(record.value.marking)))
        return { text: "a learning review" };
      const text = entryLabel(found.entry, facts.period.year, policy.year.starts);
      return { text, target: anchorOf(text) };
    }
    case "decision": {
      const { decision, year } = found.decision;
      const own = year.start === facts.period.year.start;
      const text = own ? decision.id : `${year.label} ${decision.id}`;
      return { text, target: anchorOf(text) };
    }
    case "diary": {
      const programme = base.years.get(found.year.start)?.programme?.value;
      const title = found.entry.title ?? activityTitle(programme, found.entry.activity);
      return { text: `${title}, ${dayInWords(found.entry.on)}` };
    }
    default:
      return found satisfies never;
  }
}
