import type { Nodes, Root, RootContent } from "mdast";
import type { DocumentLogo, ReportDocument } from "../model/document.ts";
import type { Place, Problem } from "../model/problem.ts";
import type { REPORT_VALUES } from "../model/template-names.ts";
import { daysInWords, periodInWords } from "../model/year.ts";
import type { DocumentKind } from "./document-kind.ts";
import { textsOfDocument } from "./document-text.ts";
import { type ReportInput, type ReportSource, reportInput } from "./input.ts";
import type { Section } from "./section.ts";
import { smallNumbersInWords } from "./small-numbers-in-words.ts";
import { type SentenceToConfirm, wordsToConfirm } from "./words-to-confirm.ts";

/** A template, read: a Markdown tree with leaf directives, and the path it came from. */
export interface Template {
  readonly path: string;
  readonly tree: Root;
}

/** The document, and what is wrong with the template: nothing of it is dropped in silence. */
export interface Composed {
  readonly document: ReportDocument;
  readonly problems: readonly Problem[];
  /** What keeps an edition that hides small numbers from being written: places where words say one. */
  readonly refusals: readonly Problem[];
  /** Whether some hidden number could be worked out from what is printed, although nothing is left to hide. */
  readonly givesAway: boolean;
  /** Sentences that a person confirms before a public edition. */
  readonly toConfirm: readonly SentenceToConfirm[];
}

/**
 * Makes a report of a template: each directive is replaced by its section, each `{{name}}` in its text by a value.
 * Titles and other words of the user's stay text: they never become markup.
 */
export function compose(
  source: ReportSource,
  kind: DocumentKind,
  template: Template,
  sections: readonly Section[],
): Composed {
  const input = reportInput(source);
  const problems: Problem[] = [];
  const values = valuesOf(input);
  const parts = template.tree.children.map((node): readonly RootContent[] | Section => {
    if (!isDirective(node)) {
      problems.push(...directivesIn(node).map((one) => misplacedDirective(template, one)));
      return [filled(node, values)];
    }
    const section = sections.find((one) => one.name === node.name);
    if (section) return section.isMadeLast ? section : section.render(input, "");
    problems.push(unknownDirective(template, node.name, node));
    return [];
  });
  const { policy, facts, edition } = input;
  const document = (children: readonly RootContent[]): ReportDocument => ({
    title: kind.title(input.facts.period),
    language: "en-GB",
    author: policy.scrutineer?.name ?? policy.partnership.name,
    notice: policy.notice,
    marking: edition.marking,
    running: `${policy.partnership.short}. ${kind.inWords}, ${values["period"]}. ${stageInWords(source)}, version ${source.version}.`,
    asAt: facts.asAt,
    colour: policy.partnership.colour,
    logo: logoOf(input),
    tree: { type: "root", children: [...children] },
  });
  const others = document(parts.flatMap((part) => ("render" in part ? [] : part)));
  const words = parts.some((part) => "render" in part) ? printedWords(others) : "";
  return {
    document: document(parts.flatMap((part) => ("render" in part ? part.render(input, words) : part))),
    problems,
    refusals: smallNumbersInWords(input),
    givesAway: input.people.workedOut.length > 0,
    toConfirm: wordsToConfirm(input),
  };
}

/** The values that a template may name, with what they are. */
function valuesOf({ facts, policy }: ReportInput): Readonly<Record<(typeof REPORT_VALUES)[number], string>> {
  return {
    days: daysInWords(facts.period),
    period: periodInWords(facts.period),
    quarter: facts.period.quarter ?? "",
    year: facts.period.year.label,
    partnership: policy.partnership.name,
  };
}

/** What is printed, a piece a line: words, and what stands on every page. */
function printedWords(document: ReportDocument): string {
  return textsOfDocument(document)
    .map(({ text }) => text)
    .join("\n");
}

function logoOf({ base: { logo: read }, policy }: ReportInput): DocumentLogo | undefined {
  if (!read || "fault" in read) return undefined;
  const { format, bytes, width, height } = read.logo;
  return { format, bytes, width, height, alt: `Logo of ${policy.partnership.name}` };
}

function stageInWords({ stage, issue }: ReportSource): string {
  const word = { draft: "Draft", "factual-accuracy": "For factual accuracy", final: "Final" }[stage];
  return `${word}, issue ${issue}`;
}

function filled<T extends Nodes>(node: T, values: Readonly<Record<string, string>>): T {
  if (node.type === "text") {
    return {
      ...node,
      value: node.value.replace(/\{\{([a-z]+)\}\}/g, (all, name: string) => values[name] ?? all),
    };
  }
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).filter((child) => !isDirective(child));
  return { ...node, children: children.map((child) => filled(child, values)) } as T;
}

/** Directives inside lists and quotations, where no section can stand. */
function directivesIn(node: Nodes): readonly Directive[] {
  if (isDirective(node)) return [node];
  return "children" in node ? (node.children as Nodes[]).flatMap(directivesIn) : [];
}

interface Directive {
  readonly type: "leafDirective" | "containerDirective";
  readonly name: string;
  readonly position?: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

function isDirective(node: unknown): node is Directive {
  const type = (node as { type: string }).type;
  return type === "leafDirective" || type === "containerDirective";
}

function unknownDirective(template: Template, name: string, directive: Directive): Problem {
  return {
    rule: "unknown-directive",
    severity: "error",
    message: `The template asks for ::${name}, which is no section.`,
    place: placeOf(template, directive),
    hint: "docs/templates.md lists the sections.",
    related: [],
  };
}

function misplacedDirective(template: Template, directive: Directive): Problem {
  return {
    rule: "misplaced-directive",
    severity: "error",
    message: "A section cannot stand inside a list or a quotation.",
    place: placeOf(template, directive),
    hint: "Put the directive on a line of its own, with an empty line before and after it.",
    related: [],
  };
}

function placeOf({ path }: Template, { position }: Directive): Place {
  const start = position?.start ?? { line: 1, column: 1 };
  const end = position?.end ?? start;
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
