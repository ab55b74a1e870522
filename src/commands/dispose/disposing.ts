import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { MadeReport } from "../../model/made-report.ts";
import type { Note } from "../../model/note.ts";
import type { Disposal } from "../../parse/disposed-note.ts";
import type { Session } from "../session.ts";

/** What `dispose` takes. */
export interface DisposeOptions {
  readonly reason: string;
  readonly by?: string;
  readonly titleToo?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** A note on its way out, and what hangs on it. */
export interface Disposing {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly record: RecordFile<Note>;
  readonly disposal: Disposal;
  readonly options: DisposeOptions;
  /** The text that takes the note's place. */
  readonly tombstone: string;
  readonly attachments: Attachments;
  /** Reports that were made of it. */
  readonly reports: readonly MadeReport[];
}

/** Files that the note names: those that go, and those that stay since another note names them. Relative to the root. */
export interface Attachments {
  readonly going: readonly string[];
  readonly staying: readonly string[];
}
