import type { Answer, BACK, Prompter } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Finding, Says } from "../../model/note.ts";
import type { NoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { PrivacyGuard } from "../writing/privacy-guard.ts";
import type { Setting } from "../writing/setting.ts";
import { SIGNS } from "./options.ts";

/** What the questions need. */
export interface Asking {
  readonly prompter: Prompter;
  readonly base: KnowledgeBase;
  readonly today: Day;
  /** Looks at each text before it is taken. */
  readonly guard: PrivacyGuard;
  /** Whether these are answers of an earlier run, so that more findings may be to come. */
  readonly goesOn: boolean;
  readonly screen: LastScreen;
  /** Called after each answer, so that none is lost. */
  keep(made: NoteInput): Promise<void>;
}

/** What the last screen asks and shows. */
export interface LastScreen {
  readonly message: string;
  /** Lines that are not offered for change. */
  readonly fixed: ReadonlySet<string>;
  /** The fields with what follows where nothing was given. */
  complete(fields: NoteInputFields, setting: Setting): NoteInputFields;
}

/** Takes what has been answered so far. */
export type Took = (fields: NoteInputFields) => Promise<void>;

/** One of the questions, one after the other; `isAgain` where a person came back to it, so that it is asked though it was answered. */
export type Step = (
  asking: Asking,
  fields: NoteInputFields,
  took: Took,
  isAgain: boolean,
) => Promise<Answer<NoteInputFields> | typeof BACK>;

/** The fields with one finding changed; positions count from 0. */
export function withFinding(fields: NoteInputFields, index: number, finding: Finding): NoteInputFields {
  return { ...fields, findings: (fields.findings ?? []).map((one, at) => (at === index ? finding : one)) };
}

/** The sign of what a finding says. */
export function signOf(says: Says): string {
  return Object.entries(SIGNS).find(([, one]) => one === says)?.[0] ?? "?";
}
