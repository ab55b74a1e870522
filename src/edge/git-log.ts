import type { Readable } from "node:stream";
import { UserError } from "../model/user-error.ts";
import { type GitPlace, startFailure, startGit } from "./git-run.ts";

/** A commit, and what it has that none of its parents has at that path. */
export interface LoggedCommit {
  readonly id: string;
  /** The committer's day, as the commit has it. */
  readonly day: string;
  /** The author's name. */
  readonly author: string;
  readonly message: string;
  readonly brought: readonly BroughtBlob[];
}

/** Content that came at a path, from the top of the repository. */
export interface BroughtBlob {
  /** git's name of the content. */
  readonly id: string;
  readonly path: string;
}

/**
 * Which commits: `args` are options of `git rev-list`, `tips` full names, with `^` before those that are left out. With
 * `paths`, below git's folder, only those that brought something there.
 */
export interface LogAsked {
  readonly args: readonly string[];
  readonly tips: readonly string[];
  readonly paths?: readonly string[];
}

/**
 * The commits asked for, parents before children, each once. Of a merge only what none of its parents has: all else came
 * with them. Throws UserError where git is missing or ends before its time.
 */
export async function* loggedCommits(
  place: GitPlace,
  { args, tips, paths = [] }: LogAsked,
): AsyncGenerator<LoggedCommit> {
  const git = startGit(place, [...LOG, ...args, "--stdin", "--", ...paths]);
  const ended = new Promise<number | null>((settle, fail) => {
    git.on("error", (error: NodeJS.ErrnoException) => fail(startFailure(error, place)));
    git.on("close", settle);
  });
  // looked at below; until then nobody listens
  ended.catch(() => undefined);
  git.stdin.on("error", () => undefined);
  git.stdin.end(tips.map((tip) => `${tip}\n`).join(""));
  try {
    yield* commitsOf(tokensOf(git.stdout));
  } finally {
    git.kill();
  }
  if ((await ended) !== 0) {
    const message = "git ended before it had told the whole history";
    throw new UserError("git-failed", message, "Run `git fsck` to see whether the repository is whole.");
  }
}

/** Each commit begins with a mark, so that its first token is told from what a commit before it brought. */
const MARK = "\u0001";
const LOG = [
  ...["-c", "log.showRoot=true", "log", "--reverse", "--topo-order"],
  ...["--raw", "-c", "-z", "--no-renames", "--no-abbrev", "--no-relative", "--encoding=UTF-8"],
  "--format=tformat:%x01%H%x00%cs%x00%an%x00%B%x00",
];

async function* commitsOf(tokens: AsyncIterable<string>): AsyncGenerator<LoggedCommit> {
  let fields: string[] = [];
  let brought: BroughtBlob[] = [];
  let raw: string | undefined;
  const made = (): LoggedCommit[] => {
    const [id, day = "", author = "", message = ""] = fields;
    return id === undefined ? [] : [{ id, day, author, message, brought }];
  };
  for await (const token of tokens) {
    if (fields.length % FIELDS !== 0) fields.push(token);
    else if (raw !== undefined) {
      const id = blobOf(raw);
      if (id !== undefined) brought.push({ id, path: token });
      raw = undefined;
    } else {
      const text = token.replace(/^\n+/, "");
      if (text.startsWith(MARK)) {
        yield* made();
        [fields, brought] = [[text.slice(1)], []];
      } else if (text.startsWith(":")) raw = text;
    }
  }
  yield* made();
}

const FIELDS = 4;

/** The content that each pair of `--raw -z` brought: what it says, and its path. */
export function broughtBy(tokens: readonly string[]): readonly BroughtBlob[] {
  return tokens.flatMap((raw, at) => {
    const id = at % 2 === 0 ? blobOf(raw) : undefined;
    return id === undefined ? [] : [{ id, path: tokens[at + 1] ?? "" }];
  });
}

/** The content that a line of `--raw` says is there now; undefined for what was removed and for other repositories. */
function blobOf(raw: string): string | undefined {
  const parents = /^:+/.exec(raw)?.[0].length ?? 1;
  const parts = raw.slice(parents).split(" ");
  const mode = parts[parents] ?? "";
  return /^1[02]/.test(mode) ? parts[2 * parents + 1] : undefined;
}

/** What stands between NULs, however the stream cuts it. */
async function* tokensOf(stream: Readable): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const piece = chunk.subarray(from, end);
      yield rest.length === 0 ? piece.toString("utf8") : Buffer.concat([...rest, piece]).toString("utf8");
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}
