/**
 * The program cannot run: wrong usage, no knowledge base, a folder that cannot be written. Caught once, in `main`.
 * Something wrong in the user's files is a `Problem` instead; anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** What to type or change; printed on a line of its own. */
  readonly hint: string | undefined;
  /** 2: could not run. 1: the files need a person, as when an output was edited by hand. */
  readonly exitCode: 1 | 2;
  /** A word for scripts, in `--format json`: `unknown-activity`. */
  readonly code: string;

  constructor(code: string, message: string, hint?: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
