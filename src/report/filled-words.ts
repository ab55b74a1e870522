import type { Nodes } from "mdast";
import type { Disclosure } from "../assurance/disclosure/disclosure.ts";
import { fillable } from "../assurance/fillable-numbers.ts";
import type { PeriodFacts } from "../assurance/quarter.ts";
import { digits } from "../model/digits.ts";
import { type FilledNumber, withFilled } from "../model/filled-number.ts";
import type { KnowledgeBase, WordsFile } from "../model/knowledge-base.ts";
import type { QuarterWords, StatementWords } from "../model/words.ts";
import { figureInWords } from "./figure-in-words.ts";

/** What decides how a number is printed. */
interface Filling {
  readonly base: KnowledgeBase;
  readonly facts: PeriodFacts;
  readonly people: Disclosure;
  isShown(marking: string | undefined): boolean;
}

/**
 * The facts of a period with the numbers filled into its own words, as the edition may say them. A name that is unknown
 * stays as it was written: `check` names it. Decisions are told again in later reports and are never filled.
 */
export function withFilledWords(filling: Filling): PeriodFacts {
  const { facts } = filling;
  const { own } = facts;
  if (!own?.text.includes("{{")) return facts;
  const fill = (text: string) => withFilled(text, (one) => inWords(filling, one));
  const words = facts.words && filledFile(facts.words, (value) => filledQuarter(value, fill), fill);
  const statement =
    facts.statement && filledFile(facts.statement, (value) => filledStatement(value, fill), fill);
  return { ...facts, words, statement, own: words ?? statement };
}

function inWords({ base, facts, people, isShown }: Filling, one: FilledNumber): string | undefined {
  const found = fillable(base, facts, one);
  if (!found) return undefined;
  if (found.is === "figure") {
    const { figure, note } = found;
    return isShown(note.value.marking) ? figureInWords(figure, people) : "a number marked above this edition";
  }
  if (found.id === undefined) return digits(found.value);
  const shown = people.shown(found.id, found.value);
  return shown === undefined ? people.symbol : digits(shown);
}

type Fill = (text: string) => string;

function filledFile<T>(file: WordsFile<T>, filled: (value: T) => T, fill: Fill): WordsFile<T> {
  const sections = file.words.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => ({
      node: filledNode(block.node, fill),
      claims: block.claims.map((claim) => ({ ...claim, text: fill(claim.text) })),
    })),
  }));
  return { ...file, value: filled(file.value), words: { ...file.words, sections } };
}

function filledNode<T extends Nodes>(node: T, fill: Fill): T {
  if (node.type === "text") return { ...node, value: fill(node.value) };
  if (!("children" in node)) return node;
  return { ...node, children: (node.children as Nodes[]).map((child) => filledNode(child, fill)) } as T;
}

function filledQuarter(value: QuarterWords, fill: Fill): QuarterWords {
  return { ...value, "not-heard": value["not-heard"].map(fill) };
}

function filledStatement(value: StatementWords, fill: Fill): StatementWords {
  const { opinion, "yearly-report": yearly } = value;
  return {
    ...value,
    ...(opinion ? { opinion: { ...opinion, sentence: fill(opinion.sentence) } } : {}),
    ...(yearly?.view === undefined ? {} : { "yearly-report": { ...yearly, view: fill(yearly.view) } }),
    conditions: value.conditions.map(fill),
    strengths: value.strengths.map(fill),
    concerns: value.concerns.map(fill),
    limitations: value.limitations.map(fill),
    "not-heard": value["not-heard"].map(fill),
  };
}
