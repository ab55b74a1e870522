import type { References } from "../assurance/reference.ts";
import type { Day } from "../model/day.ts";
import type { Framework } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile, YearFolder } from "../model/knowledge-base.ts";
import type { Place, Problem, RelatedPlace, Severity } from "../model/problem.ts";
import type { CitingText } from "./citing-text.ts";
import type { WaiverAtWork } from "./waiver.ts";

/** What a rule may look at: the whole knowledge base, and what is found once for all rules. Nothing here changes. */
export interface RuleContext {
  /** Some of its problems, those of privacy, may be found while the rules run: no rule looks at them. */
  readonly base: KnowledgeBase;
  readonly references: References;
  readonly today: Day;
  /**
   * What changed, as it was in the commit that is compared with: records of changed and deleted files, at least.
   * Undefined where nothing is compared.
   */
  readonly before: KnowledgeBase | undefined;
  /** Every text with citations in it, own words first. */
  readonly citing: readonly CitingText[];
  /** The folder under `programme/` of the year that a day lies in; undefined where there is none. */
  folderOn(day: Day): YearFolder | undefined;
  /** The framework that a record of that day's year is read with; undefined where there is none at all. */
  frameworkOn(day: Day): RecordFile<Framework> | undefined;
  /** Every rule by its id, those of reading too, with the severity that it has where no policy raises it. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** What each waiver in force did; empty for a rule that does not run last. */
  readonly waivers: readonly WaiverAtWork[];
}

/** A fault as a rule names it; rule and severity are added by `runRules`. */
export interface Fault {
  readonly message: string;
  readonly place: Place;
  /** The field as people write it: `findings.2.about`. */
  readonly field?: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  /** Where a draft makes it lighter, or a stage heavier: the severity of this one fault. */
  readonly severity?: Severity;
}

/**
 * A rule: named for the fault, one file, one line in `rules/index.ts`, and `tests/rules/ID.md`, which is its manual page
 * and its test.
 */
export interface Rule {
  /** Kebab-case, the fault's name: `claim-without-evidence`. Never reused once retired. */
  readonly id: string;
  readonly severity: Severity;
  /** Runs after all others, as it looks at what they found; its own problems are never waived. */
  readonly isLast?: true;
  /** One sentence: what is wrong. */
  readonly says: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Where it comes from: the framework, `model.md`, law, a standard with its version. */
  readonly basis: string;
  /**
   * Where the rule says that a thing is nowhere to be found, or names what others found: with fewer notes read it finds
   * more, never fewer, or says it in other words. `check --since` then reads all notes before it reports such a problem.
   */
  readonly needsAllNotes?: true;
  /** Finds every fault; never throws for what a person wrote, and never writes. */
  check(context: RuleContext): Iterable<Fault>;
}

/** A fault made into the problem of its rule. */
export function problemOf(rule: Rule, fault: Fault): Problem {
  return {
    rule: rule.id,
    severity: fault.severity ?? rule.severity,
    message: fault.message,
    place: fault.place,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
    related: fault.related ?? [],
  };
}
