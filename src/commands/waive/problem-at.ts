import { EVERY_RULE } from "../../check/every-rule.ts";
import type { Rule } from "../../check/rule.ts";
import { RULES } from "../../check/rules/index.ts";
import { didYouMean, nearest } from "../../model/nearest.ts";
import type { PrivateFind } from "../../model/privacy/scan.ts";
import { isPrivacyRule, isWaivable } from "../../model/privacy/waivable.ts";
import type { Problem } from "../../model/problem.ts";
import { filesOf } from "../../model/source.ts";
import { UserError } from "../../model/user-error.ts";
import { privacyTerms, privateFinds } from "../../parse/private-text.ts";
import type { Session } from "../session.ts";

/** A problem that may be waived. */
export interface Chosen {
  /** The file that it stands in, relative to the root. */
  readonly path: string;
  /** What a privacy rule found: for its digest alone, never to be shown. */
  readonly find: PrivateFind | undefined;
  readonly isInName: boolean;
}

interface At {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const MOST_NAMED = 5;

/** The problem of a rule at `path:line:column`. Throws UserError where there is none, or where it may not be waived. */
export async function problemAt(session: Session, rule: string, place: string): Promise<Chosen> {
  mustBeRule(rule);
  const at = readPlace(session, place);
  const { problems, waived } = await session.checked();
  if (waived.some((one) => isAt(one, rule, at)))
    throw new UserError("exists", `This problem of ${rule} is waived already.`, undefined, 1);
  const problem = problems.find((one) => isAt(one, rule, at));
  if (!problem) throw noSuch(session, rule, { at, problems });
  mustBeWaivable(problem);
  if (!isPrivacyRule(rule)) return { path: at.path, find: undefined, isInName: false };
  return { path: at.path, ...(await foundAt(session, rule, at)) };
}

function mustBeRule(rule: string): void {
  const ids = EVERY_RULE.map(({ id }) => id);
  if (ids.includes(rule)) {
    if (!RULES.some((one: Rule) => one.id === rule && one.isLast)) return;
    throw new UserError(
      "not-waived",
      `What ${rule} finds in scrutiny.yaml is never waived.`,
      "Correct it there.",
      1,
    );
  }
  const hint = didYouMean(rule, ids) ?? "A problem shows its rule in brackets.";
  throw new UserError("unknown-rule", `There is no rule ${rule}.`, hint);
}

function readPlace(session: Session, place: string): At {
  const [, path, line, column] = /^(.+):(\d+):(\d+)$/.exec(place) ?? [];
  if (path !== undefined) return { path: session.within(path), line: Number(line), column: Number(column) };
  throw new UserError(
    "wrong-usage",
    "The place is not written as path:line:column.",
    "Copy it from what check says.",
  );
}

function isAt(problem: Problem, rule: string, { path, line, column }: At): boolean {
  const { place } = problem;
  return problem.rule === rule && place.path === path && place.line === line && place.column === column;
}

function noSuch(
  session: Session,
  rule: string,
  { at, problems }: { readonly at: At; readonly problems: readonly Problem[] },
): UserError {
  const message = `There is no problem of ${rule} at that place.`;
  const shown = ({ place, rule: of }: Problem) =>
    `${session.shown(place.path)}:${place.line}:${place.column} ${of}`;
  const far = ({ place }: Problem) =>
    Math.abs(place.line - at.line) * 1000 + Math.abs(place.column - at.column);
  const sameFile = problems.filter(({ place }) => place.path === at.path).sort((a, b) => far(a) - far(b));
  const ofRule = problems.filter((one) => one.rule === rule);
  const close = [sameFile.filter((one) => one.rule === rule), ofRule, sameFile].find(
    (list) => list.length > 0,
  );
  if (close) return new UserError("no-such-problem", message, named(close.slice(0, MOST_NAMED).map(shown)));
  const file = nearest(at.path, new Set(problems.map(({ place }) => place.path)));
  const hint =
    file === undefined ? "See what there is: scrutiny check" : `Did you mean ${session.shown(file)}?`;
  return new UserError("no-such-problem", message, hint);
}

function named(places: readonly string[]): string {
  return places.length === 1
    ? `Did you mean ${places[0]}?`
    : `The nearest are:\n${places.map((one) => `  ${one}`).join("\n")}`;
}

function mustBeWaivable(problem: Problem): void {
  if (isWaivable(problem)) return;
  const isPrivate = isPrivacyRule(problem.rule);
  throw new UserError(
    "not-waived",
    isPrivate
      ? `${problem.rule}: what identifies a child is removed, never waived.`
      : `${problem.rule} is an error here; errors are mended, never waived.`,
    problem.hint,
    1,
  );
}

/** What stands there: looked for again, so that no problem need hold it. */
async function foundAt(session: Session, rule: string, at: At): Promise<Omit<Chosen, "path">> {
  const terms = privacyTerms((await session.policy()).value);
  for await (const file of filesOf((await session.source()).read([at.path]))) {
    const bytes = "bytes" in file ? { bytes: file.bytes } : {};
    const found = privateFinds({ path: at.path, ...bytes }, terms).find(({ problem }) =>
      isAt(problem, rule, at),
    );
    if (found) return { find: found.find, isInName: found.isInName };
  }
  throw new UserError(
    "no-such-problem",
    "The file was changed in the meantime.",
    "Type the command again.",
    1,
  );
}
