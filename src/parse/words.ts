import type { Nodes, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Citation, citationGroups } from "../model/citation.ts";
import type { RecordFile, WordsBlock, WordsBody, WordsClaim, WordsSection } from "../model/knowledge-base.ts";
import type { Outcome, Place, Problem } from "../model/problem.ts";
import { PROMPT } from "../model/words.ts";
import { markCitations, parseMarkdown } from "./markdown.ts";
import { whyNotParsed } from "./markdown-limits.ts";

/**
 * Reads the body of the scrutineer's own words: sections by headings of level two, blocks, claims and citations, each
 * with its place. Comments (`<!-- … -->`) are for the writer and are left out. A text that would overload the Markdown
 * parser is a problem and gives no section.
 */
export function readWordsBody(record: RecordFile<unknown>): Outcome<WordsBody> {
  const body = blankComments(record.body);
  const problems: Problem[] = [];
  const refused = whyNotParsed(body);
  if (refused) {
    const place = record.placeInBody(refused.offset, refused.offset + 1);
    problems.push({
      rule: "markdown-not-read",
      severity: "error",
      message: refused.reason,
      place,
      related: [],
    });
    return { value: { sections: [], citations: [], prompts: [] }, problems };
  }
  const citations: Citation[] = [];
  for (const group of citationGroups(body)) {
    const place = record.placeInBody(group.from, group.to);
    if (group.cited) citations.push(...group.cited.map((one) => ({ ...one, place })));
    else problems.push(malformed(place));
  }
  const sections: { heading: string; place: Place; blocks: WordsBlock[] }[] = [];
  const prompts: Place[] = [];
  for (const node of parseMarkdown(body).children) {
    const place = placeOf(record, node);
    if (node.type === "heading" && node.depth <= 2) {
      sections.push({ heading: textOf(node), place, blocks: [] });
      continue;
    }
    if (sections.length === 0) sections.push({ heading: "", place, blocks: [] });
    if (PROMPT.test(textOf(node))) prompts.push(place);
    sections.at(-1)?.blocks.push({ node: markCitations(node), claims: claimsOf(record, body, node) });
  }
  return { value: { sections: sections as WordsSection[], citations, prompts }, problems };
}

function claimsOf(
  record: RecordFile<unknown>,
  body: string,
  node: RootContent,
  isQuoted = false,
): WordsClaim[] {
  const within = (quoted: boolean) => (child: RootContent) => claimsOf(record, body, child, quoted);
  if (node.type === "list") return node.children.flatMap((item) => item.children.flatMap(within(isQuoted)));
  if (node.type === "blockquote") return node.children.flatMap(within(true));
  if (node.type !== "paragraph" && node.type !== "table") return [];
  const [from, to] = offsets(node);
  const place = record.placeInBody(from, to);
  const raw = body.slice(from, to);
  const citations = citationGroups(raw).flatMap((group) =>
    (group.cited ?? []).map((one) => ({
      ...one,
      place: record.placeInBody(from + group.from, from + group.to),
    })),
  );
  return [{ text: textOf(node), raw, from, isQuoted, citations, place }];
}

function placeOf(record: RecordFile<unknown>, node: Nodes): Place {
  const [from, to] = offsets(node);
  return record.placeInBody(from, to);
}

function offsets(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** Comments become blanks of the same length, so that every offset stays; an unclosed one stays visible. */
function blankComments(body: string): string {
  let out = "";
  let from = 0;
  for (;;) {
    const start = body.indexOf("<!--", from);
    const end = start === -1 ? -1 : body.indexOf("-->", start + 4);
    if (end === -1) return out + body.slice(from);
    out += body.slice(from, start) + body.slice(start, end + 3).replace(/[^\n]/g, " ");
    from = end + 3;
  }
}

function malformed(place: Place): Problem {
  return {
    rule: "malformed-citation",
    severity: "error",
    message: "This begins like a citation and is none.",
    place,
    hint: "Write [@ID, 2] for the second finding of a note, [@ID] for a record, several as [@ID; @ID, 3].",
    related: [],
  };
}
