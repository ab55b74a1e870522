import type { SearchAnswer } from "../model/search-answer.ts";
import { jsonDocument } from "./json-document.ts";

/** What `search` found as JSON, version 1 of the contract: the best first. Masked. */
export function searchAsJson({ query, total, items }: SearchAnswer): string {
  const body = {
    version: 1,
    query,
    total,
    items: items.map(({ id, kind, title, date, path, score, snippet }) => ({
      id,
      kind,
      title,
      date,
      path,
      score,
      snippet: snippet.map(({ text }) => text).join(""),
    })),
  };
  return jsonDocument(body);
}
