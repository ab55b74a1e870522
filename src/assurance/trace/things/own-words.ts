import { type Citation, citationGroups } from "../../../model/citation.ts";
import type { KnowledgeBase, WordsFile, YearFolder } from "../../../model/knowledge-base.ts";
import type { QuarterWords, StatementWords } from "../../../model/words.ts";
import { QUARTERS, type Year } from "../../../model/year.ts";
import { withNumbersSaid } from "../../fillable-numbers.ts";
import { frameworkOf } from "../../quarter.ts";
import {
  type GraphInMaking,
  inWords,
  keyOf,
  PART_ABOVE,
  PART_BELOW,
  PLAIN,
  type TraceGraph,
} from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** The own words of a year: each page, its paragraphs, its decisions and its judgements. */
export function addOwnWords(
  graph: GraphInMaking,
  base: KnowledgeBase,
  folder: YearFolder,
): readonly HeldRecord[] {
  const { year, statement } = folder;
  const pages = QUARTERS.flatMap((quarter): readonly Page[] => {
    const file = folder.quarters[quarter];
    const title = `Own words of quarter ${quarter.slice(1)} of ${year.label}`;
    return file ? [{ file, year, period: `${year.label}-${quarter}`, title }] : [];
  });
  const title = `Own words of the annual statement of ${year.label}`;
  const own = statement ? [{ file: statement, year, period: `${year.label}-statement`, title }] : [];
  const areas = frameworkOf(base, folder)?.value.areas ?? [];
  return [...pages, ...own].map((page) => addPage(graph, page, areas));
}

/** What cites, and what it cites: each paragraph; the page itself for citations in no paragraph. */
export function claimsOf(
  { holder, record }: HeldRecord,
  { words }: Pick<WordsFile<unknown>, "words">,
  graph: TraceGraph,
): readonly { readonly key: string | undefined; readonly citations: readonly Citation[] }[] {
  const page = holder([]);
  const claims = words.sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.claims));
  const inClaims = new Set(claims.flatMap(({ citations }) => citations.map(({ place }) => placeKey(place))));
  const period = graph.nodes.get(page ?? "")?.id ?? record.path;
  return [
    ...claims.map(({ place, citations }) => ({
      key: keyOf("paragraph", paragraphId(period, place.line)),
      citations,
    })),
    { key: page, citations: words.citations.filter(({ place }) => !inClaims.has(placeKey(place))) },
  ];
}

interface Page {
  readonly file: WordsFile<QuarterWords> | WordsFile<StatementWords>;
  readonly year: Year;
  /** `2025/26-Q2`, `2025/26-statement`. */
  readonly period: string;
  readonly title: string;
}

type Areas = readonly { readonly id: string; readonly title: string }[];

function addPage(graph: GraphInMaking, page: Page, areas: Areas): HeldRecord {
  const { file, period, title, year } = page;
  const key = graph.add({ ...PLAIN, kind: "own-words", id: period, title, place: () => file.place([]) });
  addDecisions(graph, page, key);
  addJudgements(graph, page, key);
  addParagraphs(graph, page, key, areas);
  const decisions = decisionsOf(page);
  return {
    file: "quarter" in file.value ? "quarter-words" : "statement-words",
    record: file,
    year,
    holder: ([list, index]) => {
      if (list === "decisions") return keyOf("decision", `${year.label}-${decisions[Number(index)]?.id}`);
      return JUDGED.some((one) => one === list) ? keyOf("judgement", `${period}#${index}`) : key;
    },
  };
}

function decisionsOf({ file }: Page): QuarterWords["decisions"] {
  return "decisions" in file.value ? file.value.decisions : [];
}

function addDecisions(graph: GraphInMaking, page: Page, words: string): void {
  const { file, year } = page;
  for (const [index, { id, text, by, outcome }] of decisionsOf(page).entries()) {
    const shared = { ...PLAIN, label: `${year.label} ${id}` };
    const place = () => file.place(["decisions", index, "text"]);
    const own = { ...shared, kind: "decision", id: `${year.label}-${id}`, title: text, day: by } as const;
    const key = graph.add({ ...own, place });
    graph.rest(words, key, PART_BELOW);
    if (!outcome) continue;
    const came = graph.add({
      ...shared,
      kind: "outcome",
      id: `${own.id}#outcome`,
      title: `${inWords(outcome.is)}: ${outcome.text}`,
      day: outcome.on,
      place: () => file.place(["decisions", index, "outcome"]),
    });
    graph.rest(came, key, PART_ABOVE);
  }
}

/** Where the front matter judges. */
const JUDGED = ["areas", "criteria", "duties"] as const;

/** What the front matter says of an area, a criterion or a duty: the scrutineer's judgement. */
function addJudgements(graph: GraphInMaking, { file, period, title }: Page, words: string): void {
  for (const list of JUDGED) {
    const judged: Readonly<Record<string, unknown>> = Reflect.get(file.value, list) ?? {};
    for (const [id, value] of Object.entries(judged)) {
      const said = `${title}: ${judgementInWords(value)}`;
      const place = () => file.place([list, id], true);
      const key = graph.add({ ...PLAIN, kind: "judgement", id: `${period}#${id}`, title: said, place });
      graph.rest(words, key, PART_BELOW);
    }
  }
}

function judgementInWords(value: unknown): string {
  const said = typeof value === "string" ? [value] : Object.values(value as Readonly<Record<string, string>>);
  return said.map((one) => inWords(one).toLowerCase()).join(", ") || "nothing said";
}

/** The paragraphs that cite something, or that stand under an area's heading. */
function addParagraphs(graph: GraphInMaking, { file, period }: Page, words: string, areas: Areas): void {
  for (const { heading, blocks } of file.words.sections) {
    const name = heading.trim().toLowerCase();
    const area = areas.find(({ id, title }) => id === name || title.toLowerCase() === name);
    for (const claim of blocks.flatMap((block) => block.claims)) {
      if (claim.citations.length === 0 && !area) continue;
      const id = paragraphId(period, claim.place.line);
      const title = `${heading}: ${withoutCitations(claim.text)}`;
      const key = graph.add({ ...PLAIN, kind: "paragraph", id, title, place: () => claim.place });
      graph.rest(words, key, PART_BELOW);
      const under = area && keyOf("area", area.id);
      graph.rest(key, under, { strength: "touches", relation: "stands under" });
    }
  }
}

/** `2025/26-Q2:34`: the line on which a paragraph begins. */
function paragraphId(period: string, line: number): string {
  return `${period}:${line}`;
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}

/** A paragraph on one line, without its citations, with words for the numbers that a report fills in. */
function withoutCitations(text: string): string {
  let plain = "";
  let from = 0;
  for (const group of citationGroups(text)) {
    plain += text.slice(from, group.from);
    from = group.to;
  }
  return withNumbersSaid(plain + text.slice(from))
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;])/g, "")
    .trim();
}
