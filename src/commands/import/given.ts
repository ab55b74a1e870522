import type { Prompter } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { RawFile } from "../../parse/record.ts";
import type { Session } from "../session.ts";

/** The options of `import`, as commander gives them. */
export interface ImportOptions {
  readonly as?: string;
  readonly sheet?: string;
  readonly map?: readonly string[];
  readonly set?: readonly string[];
  readonly quarter?: string;
  readonly year?: string;
  readonly by?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** What an import is made of: the file, the options, and the knowledge base as it stands. */
export interface Given {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly today: Day;
  readonly file: RawFile;
  readonly options: ImportOptions;
  /** Somebody to ask; undefined where nobody is there. */
  readonly prompter: Prompter | undefined;
}
