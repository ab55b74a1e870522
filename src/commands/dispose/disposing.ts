import type { RecordName } from "../../check/places-naming.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { MadeReport } from "../../model/made-report.ts";
import type { Note } from "../../model/note.ts";
import type { RegisterEntry } from "../../model/registers.ts";
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

/** A record on its way out, and what hangs on it. */
export interface Disposing {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly record: RecordFile<Note | RegisterEntry>;
  /** What goes of it, in words. */
  readonly what: string;
  /** What others call it. */
  readonly names: readonly RecordName[];
  readonly disposal: Disposal;
  readonly options: DisposeOptions;
  /** The text that takes its place. */
  readonly tombstone: string;
  readonly attachments: Attachments;
  /** Reports that were made of it. */
  readonly reports: readonly MadeReport[];
}

/** Files that the record names: those that go, and those that stay since another record names them. Relative to the root. */
export interface Attachments {
  readonly going: readonly string[];
  readonly staying: readonly string[];
}
