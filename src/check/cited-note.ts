import type { Citation } from "../model/citation.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import type { CitingText } from "./citing-text.ts";
import type { RuleContext } from "./rule.ts";

/** A citation that leads to a note. */
export interface CitedNote {
  readonly text: CitingText;
  readonly citation: Citation;
  readonly note: RecordFile<Note>;
}

/** Every citation that leads to a note, text by text. */
export function* citedNotes({ citing, references }: RuleContext): Iterable<CitedNote> {
  for (const text of citing) {
    for (const citation of text.citations) {
      const found = references.find(citation.target, text.year);
      if (found?.is === "note") yield { text, citation, note: found.record };
    }
  }
}
