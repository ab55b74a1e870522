import type { TraceAnswer, TraceLink, TraceThing } from "../model/trace-answer.ts";
import { jsonDocument } from "./json-document.ts";

/** What `trace` says as JSON, version 1: links in the order of the tree. Masked. */
export function traceAsJson({ subjects, restsOn, supports }: TraceAnswer): string {
  const [subject] = subjects;
  const body = {
    version: 1,
    subject: subject ? thing(subject) : null,
    restsOn: restsOn.map(link),
    supports: supports.map(link),
  };
  return jsonDocument(body);
}

function thing({ id, kind, title, path, line }: TraceThing) {
  return { id, kind, title, path, line };
}

function link(one: TraceLink) {
  return { ...thing(one), depth: one.depth };
}
