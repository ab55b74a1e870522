import type { RegisterKind } from "../model/register-kinds.ts";
import type { RegisterEntry } from "../model/registers.ts";
import type { Disposal } from "./disposed-note.ts";
import { entryText } from "./entry-text.ts";
import type { RecordText } from "./note-text.ts";

/** What stands in the place of words that are gone, so that what is counted by its being there is counted as before. */
const GONE = "Disposed of.";

/** Fields of an entry, of its answers and of its updates that are words. */
const WORDS: ReadonlySet<string> = new Set(["question", "why", "action", "reason", "text", "outcome"]);
/** Words that are a list, and are counted nowhere. */
const DROPPED: ReadonlySet<string> = new Set(["themes", "reviews"]);

/**
 * The tombstone of a register entry: who, when, how far and by which evidence stays, since reports of all years count it;
 * its words, its text and its stamps go.
 */
export function entryTombstone(
  kind: RegisterKind,
  entry: RegisterEntry,
  { disposal, title }: { readonly disposal: Disposal; readonly title: string },
): RecordText {
  const { title: _, marking, closed, related, updates, ...own } = entry;
  const kept = withoutWords({ ...own, related }) as object;
  const fields = { title, ...kept, closed, marking, disposed: disposal, updates: withoutWords(updates) };
  return entryText(kind, fields, "");
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([field]) => !DROPPED.has(field));
  return Object.fromEntries(
    kept.map(([field, own]) => [
      field,
      typeof own === "string" && WORDS.has(field) ? GONE : withoutWords(own),
    ]),
  );
}
