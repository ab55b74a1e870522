import { join, posix, relative } from "node:path";
import { afterPolicy } from "../../check/run.ts";
import { indexSource } from "../../edge/git.ts";
import { type History, type HistoryAsked, openHistory } from "../../edge/history.ts";
import { loadPolicy } from "../../edge/load.ts";
import { digits } from "../../model/digits.ts";
import type { Policy } from "../../model/policy.ts";
import { compareProblems } from "../../model/problem.ts";
import { pathWithoutPrivate, textOfContent } from "../../parse/private-history.ts";
import { digestGiver, privacyTerms, scannedBy } from "../../parse/private-text.ts";
import type { CheckReport, ProblemContext } from "../../render/problems.ts";
import type { Session } from "../session.ts";
import { type HistoryOptions, wrong } from "./history-options.ts";
import { type HistoryTaker, historyTaker } from "./history-taker.ts";

/** The report on what git keeps, and what is other in showing it: paths are those of the repository, not of the base. */
export interface JudgedHistory {
  readonly report: CheckReport;
  readonly context: Pick<ProblemContext, "prefix" | "shown" | "lines" | "isReported">;
}

/** Larger content is left out, and said. */
const LARGEST = 32 * 1024 * 1024;

/** The privacy rules over each content, file name, message and ref once. */
export async function judgeHistory(session: Session, options: HistoryOptions): Promise<JudgedHistory> {
  const { world, terminal } = session;
  const asked = await askedOf(session, options);
  const policy = await policyOf(session, asked);
  const today = await session.today();
  const history = await openHistory({ root: session.root(), env: world.env }, asked);
  const terms = privacyTerms(policy);
  const { top, prefix } = history.repository;
  // masked by the partnership's own patterns too, which no outlet knows
  const inRepository = (path: string) => pathWithoutPrivate(posix.join("/", prefix, path).slice(1), terms);
  const taker = historyTaker({
    terms,
    inRepository,
    withDigest: digestGiver(policy, world.scrypt),
    isScanned: scannedBy(policy),
    fromBase: (path) => fromBase(history, path),
    hint: HINTS[asked.is],
  });
  await takeAll(history, taker, terminal.progress);
  terminal.progress("");
  const found = taker.finish();
  const checked = afterPolicy(found.problems, policy, today);
  const problems = checked.problems.map((one) =>
    taker.isPath(one.place.path)
      ? { ...one, place: { ...one.place, path: inRepository(one.place.path) } }
      : one,
  );
  const report: CheckReport = {
    root: top,
    at: undefined,
    files: found.files,
    problems: problems.sort(compareProblems),
    waived: checked.waived.length,
    since: undefined,
    history: { ...found.tally, isStaged: asked.is === "staged" },
  };
  const shown = (path: string) => (taker.isPath(path) ? relative(world.cwd, join(top, path)) || "." : path);
  return {
    report,
    context: {
      prefix: async () => "",
      shown: (path) => shown(path).replaceAll("\\", "/"),
      lines: async () => () => undefined,
      isReported: () => false,
    },
  };
}

const REWRITE =
  "Taking it out of a file is not enough, as history keeps it. Tell whoever answers for personal data, then rewrite the history.";
const HINTS: Readonly<Record<HistoryAsked["is"], string>> = {
  all: REWRITE,
  range:
    "Rewrite the commit before others have it: git commit --amend for the last, git rebase --interactive for one before.",
  pushed:
    "It is not sent yet. Rewrite it: git commit --amend for the last commit, git rebase --interactive for one before.",
  staged: "Take it out, then stage the file again: git add PATH.",
};

async function askedOf(session: Session, { range, pushed, history }: HistoryOptions): Promise<HistoryAsked> {
  if (!history) return { is: "staged" };
  if (range !== undefined) return { is: "range", range };
  if (pushed === undefined) return { is: "all" };
  const { stdin } = session.world;
  if (stdin.isTTY) {
    throw wrong("--pushed reads what git tells a pre-push hook.", "Type --range origin/main..HEAD instead.");
  }
  return { is: "pushed", remote: pushed, told: await stdin.readAll() };
}

/** What is staged is judged by the scrutiny.yaml that is staged, where one is. */
async function policyOf(session: Session, { is }: HistoryAsked): Promise<Policy> {
  if (is !== "staged") return (await session.policy()).value;
  const index = await indexSource({ root: session.root(), env: session.world.env });
  const isStaged = (await index.list(["scrutiny.yaml"])).length > 0;
  return isStaged ? (await loadPolicy(index)).value : (await session.policy()).value;
}

async function takeAll(
  history: History,
  taker: HistoryTaker,
  progress: (text: string) => void,
): Promise<void> {
  let count = 0;
  for await (const commit of history.commits()) {
    taker.takeCommit(commit);
    count += 1;
    if (count % 50 === 0) progress(`Reading the history: ${digits(count)} commits`);
  }
  for (const tag of history.tags) taker.takeTag(tag);
  for (const ref of history.refs) taker.takeRef(ref);
  for (const one of history.loose) taker.takeLoose(one);
  const wanted = taker.wanted();
  let at = 0;
  for await (const { id, bytes } of history.read(wanted, LARGEST)) {
    at += 1;
    taker.takeContent(id, bytes === undefined ? { leftOut: "larger than 32 MiB" } : contentOf(bytes));
    if (at % 50 === 0) progress(`Looking at ${digits(at)} of ${digits(wanted.length)} files of the history`);
  }
}

function contentOf(bytes: Uint8Array) {
  const text = textOfContent(bytes);
  return text === undefined ? { leftOut: "not text" } : { text };
}

/** A path of the repository as seen from the knowledge base. */
function fromBase({ repository }: History, path: string): string {
  return posix.relative(`/${repository.prefix}`, `/${path}`);
}
