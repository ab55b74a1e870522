import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";

/** Which part of what git keeps is looked at for personal data; none of them: the files are checked as ever. */
export interface HistoryOptions {
  readonly history?: boolean;
  readonly range?: string;
  readonly pushed?: string;
  readonly privacy?: boolean;
  readonly staged?: boolean;
}

/** Whether the options ask for what git keeps. Throws where they contradict each other. */
export function isOfHistory(options: HistoryOptions, session: Session, paths: readonly string[]): boolean {
  const { history, range, pushed, privacy, staged } = options;
  if (!history && (range !== undefined || pushed !== undefined)) {
    throw wrong("--range and --pushed choose a part of the history.", "Type --history before them.");
  }
  if (privacy && !staged) {
    throw wrong(
      "--privacy looks at what is staged.",
      "Type --staged too; for the history, type --history alone.",
    );
  }
  if (!history && !privacy) return false;
  const { at, asOf } = session.options;
  if (paths.length > 0 || at !== undefined || asOf !== undefined) {
    const hint = "Leave out the paths, --at and --as-of.";
    throw wrong("This looks at the whole repository and not at a part of the files.", hint);
  }
  return true;
}

/** A usage error of the options of history. */
export function wrong(message: string, hint: string): UserError {
  return new UserError("wrong-usage", message, hint);
}
