import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { ExitCode, Session } from "../session.ts";
import type { UpdateOptions } from "./options.ts";

export interface Merging {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly text: string;
  readonly options: UpdateOptions;
  readonly today: Day;
}
export async function mergeEntry(_: Merging): Promise<ExitCode> {
  return 2;
}
