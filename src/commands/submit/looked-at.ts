import { PRIVACY_RULES } from "../../check/privacy-rules.ts";
import { FOLDERS } from "../../edge/base-folder.ts";
import type { ChangedFile } from "../../edge/changed-files.ts";
import { workTreeSource } from "../../edge/worktree.ts";
import type { Problem } from "../../model/problem.ts";
import { filesOf } from "../../model/source.ts";
import { UserError } from "../../model/user-error.ts";
import { textOfContent } from "../../parse/private-history.ts";
import { judge } from "../check/judge.ts";
import { judgeHistory } from "../check/judge-history.ts";
import type { Session } from "../session.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";

/** The errors of the files that are to be sent. Throws UserError `private` where one of them identifies a person. */
export async function errorsOf(session: Session, files: readonly ChangedFile[]): Promise<readonly Problem[]> {
  const paths = new Set(files.map(({ path }) => path));
  const { problems } = await judge(session, { since: "HEAD" });
  const errors = problems.filter(({ severity, place }) => severity === "error" && paths.has(place.path));
  const inReports = await privateInReports(session, files);
  mustBePublic(session, [...errors.filter(isPrivate), ...inReports]);
  return errors;
}

/** Throws UserError `private` where the message or the branch's name would identify a person. */
export async function mustSayNothingPrivate(session: Session, texts: readonly string[]): Promise<void> {
  const guard = await privacyGuard(session, "evidence/message.md");
  const named = texts.map((text, at) => ({
    where: at === 0 ? "the message" : "the name of the branch",
    text,
  }));
  mustNotIdentify(session, "the commit", foundIn(guard, named));
}

/**
 * Throws UserError `private` where commits that were made before and go along hold what identifies a person. `from` is
 * what the remote has; where that is not known the whole history is looked at.
 */
export async function mustBePublicBefore(session: Session, from: string | undefined): Promise<void> {
  const range = from === undefined ? {} : { range: `${from}..HEAD` };
  const { report } = await judgeHistory(session, { history: true, ...range });
  mustBePublic(
    session,
    report.problems.filter(({ severity }) => severity === "error"),
  );
}

const PRIVATE: ReadonlySet<string> = new Set(PRIVACY_RULES.map(({ id }) => id));

function isPrivate({ rule }: Problem): boolean {
  return PRIVATE.has(rule);
}

/** What a person edited in a report is read by no rule of `check`. */
async function privateInReports(
  session: Session,
  files: readonly ChangedFile[],
): Promise<readonly Problem[]> {
  const paths = files
    .filter(({ path, is }) => is !== "removed" && !FOLDERS.includes(path.split("/")[0] as never))
    .map(({ path }) => path);
  const found: Problem[] = [];
  for await (const file of filesOf(workTreeSource(session.root()).read(paths))) {
    const text = "bytes" in file ? textOfContent(file.bytes) : undefined;
    if (text === undefined) continue;
    const guard = await privacyGuard(session, file.path);
    found.push(...guard(text).filter(({ severity }) => severity === "error"));
  }
  return found;
}

function mustBePublic(session: Session, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(
    ({ place, message }) => `${session.shown(place.path)}:${place.line}:${place.column} ${message}`,
  );
  throw new UserError(
    "private",
    "Nothing was sent and nothing was committed: what identifies a person stands in it.",
    `${lines.join("\n")}\nTake it out, then type: scrutiny submit`,
    1,
  );
}
