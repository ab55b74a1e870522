import { recordReviews } from "../../assurance/confirmation.ts";
import { reviewItems } from "../../assurance/review-answer.ts";
import { type Answer, type Prompter, STOPPED } from "../../edge/prompts.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { UserError } from "../../model/user-error.ts";
import { maskedJson } from "../../render/review-json.ts";
import { leftOutAsText, ROLE_IN_WORDS, reviewLines } from "../../render/review-text.ts";
import { wrapped } from "../../render/wrapped.ts";
import type { ExitCode, Session } from "../session.ts";
import type { Chosen } from "./chosen.ts";
import type { Reviewer } from "./reviewer.ts";
import type { Listed, Stamping } from "./stamp.ts";

/** One run of `review`. */
export interface Work {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly who: Reviewer;
  readonly chosen: Chosen;
  readonly listed: readonly Listed[];
  /** Those that the person has not stamped in that role as they are. */
  readonly fresh: readonly Listed[];
  readonly options: { readonly dryRun?: boolean; readonly format: "pretty" | "json" };
}

/** What will be stamped, what is left as it is, and what is left out: before anything is written. */
export function sayBefore(work: Work): void {
  const { session, chosen, listed, fresh, options, who } = work;
  if (options.format === "json") return;
  const { terminal } = session;
  const say = options.dryRun === true ? terminal.result : terminal.note;
  if (fresh.length > 0 && (chosen.period !== undefined || options.dryRun === true)) {
    const head = `${options.dryRun === true ? "Would stamp" : "To be stamped"} ${inWords(who)}:`;
    say([head, ...linesOf(work, fresh)].join("\n"));
  }
  const note = (text: string) => terminal.note(wrapped(text, terminal.columns).join("\n"));
  const standing = listed.length - fresh.length;
  if (standing > 0) {
    const already = inWords({ ...who, on: undefined });
    note(`Left as before: ${records(standing)} stamped ${already} and not changed since.`);
  }
  if (chosen.leftOut.length > 0)
    terminal.note(leftOutAsText(chosen.leftOut, { paint: terminal.style, columns: terminal.columns }));
  for (const { reviewed } of fresh) {
    if (reviewed.notCounting === "draft")
      note(`${reviewed.name} is a draft: it counts once it is ready, and the stamp then stays.`);
    if (reviewed.notCounting === "superseded")
      note(`${reviewed.name} is superseded by another note, and no longer counts.`);
  }
  if (listed.length === 0) terminal.note("There is nothing to stamp.");
}

/** Whether they are to be stamped. Throws UserError where nobody can be asked. */
export async function ask({ fresh, who }: Work, prompter: Prompter | undefined): Promise<Answer<string>> {
  if (!prompter) {
    throw new UserError(
      "missing-answer",
      `${records(fresh.length)} would be stamped ${inWords(who)}.`,
      "Add --yes to stamp them, or --dry-run to see which.",
    );
  }
  const answer = await prompter.choose({
    message: `Stamp ${records(fresh.length)} ${inWords(who)}?`,
    choices: [
      { value: "yes", label: "Yes, each was read as it stands" },
      { value: "no", label: "No" },
    ],
    chosen: "no",
  });
  if (answer !== "yes") prompter.end(`${answer === STOPPED ? "Stopped; n" : "N"}othing was written.`);
  return answer;
}

/** What became of each: paths on standard output, the rest beside it; or all of it as JSON. */
export function sayResult(work: Work, stampings: ReadonlyMap<string, Stamping>): ExitCode {
  const { session, chosen, fresh, options, who } = work;
  const { terminal } = session;
  const unread = chosen.leftOut.some((one) => one.reason === "unreadable");
  const failed = [...stampings].flatMap(([path, one]) =>
    one.is === "not-stamped" ? [{ path, ...one }] : [],
  );
  for (const { path, why } of failed)
    terminal.failure(`Not stamped: ${session.shown(path)}. ${why} Read it, and review it again.`);
  const stamped = fresh.filter((one) => stampings.get(one.reviewed.record.path)?.is === "stamped");
  if (options.format === "json") terminal.document(asJson(work, stampings));
  else if (options.dryRun !== true) {
    for (const { reviewed } of stamped) terminal.result(session.shown(reviewed.record.path));
    if (stamped.length > 0) terminal.note(`Stamped ${records(stamped.length)} ${inWords(who)}.`);
  }
  return failed.length > 0 || unread ? 1 : 0;
}

/** Of one record named, its id, number, path and status at the top, as all commands that write have them. */
function asJson({ who, chosen, listed, fresh }: Work, stampings: ReadonlyMap<string, Stamping>): string {
  const items = listed.map((one) => {
    const { reviewed } = one;
    const { path, value } = reviewed.record;
    const is = stampings.get(path)?.is ?? (fresh.includes(one) ? "would-be-stamped" : "standing");
    const status = (value as { readonly status?: string }).status ?? null;
    return { id: reviewed.name, number: reviewed.label ?? null, path, status, stamp: is };
  });
  const only = chosen.period === undefined && items.length === 1 ? items[0] : undefined;
  return maskedJson({
    version: 1,
    id: only?.id ?? null,
    number: only?.number ?? null,
    path: only?.path ?? null,
    status: only?.status ?? null,
    gaps: [],
    by: who.by,
    role: who.role,
    on: who.on,
    items: [...items].sort((a, b) => (a.id < b.id ? -1 : 1)),
    leftOut: chosen.leftOut.map(({ path, id, reason }) => ({ path, id, reason })),
  });
}

function linesOf({ base, session }: Work, fresh: readonly Listed[]): readonly string[] {
  const items = reviewItems(
    base,
    recordReviews(
      base,
      fresh.map((one) => one.reviewed),
    ),
  );
  return reviewLines(items, { paint: session.terminal.style, columns: session.terminal.columns });
}

function inWords({ by, role, on }: Omit<Reviewer, "on"> & { readonly on: string | undefined }): string {
  return `by ${by} as ${ROLE_IN_WORDS[role]}${on === undefined ? "" : `, on ${on}`}`;
}

function records(count: number): string {
  return `${count} ${count === 1 ? "record" : "records"}`;
}
