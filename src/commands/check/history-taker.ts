import type { BroughtBlob, LoggedCommit } from "../../edge/git-log.ts";
import type { TagMessage } from "../../edge/git-tips.ts";
import type { FileTally, LeftOutFile } from "../../model/knowledge-base.ts";
import { type BroughtBy, compareText, type Problem } from "../../model/problem.ts";
import {
  COMMIT_MESSAGE,
  type HistoryLook,
  pathWithoutPrivate,
  problemsInContent,
  problemsInName,
  withoutPrivate,
} from "../../parse/private-history.ts";

/** How the history is looked at, and what of it. */
export interface HistoryAbout extends HistoryLook {
  /** A path of the repository as seen from the knowledge base, as waivers and policies name it. */
  fromBase(path: string): string;
  /** The same path from the top of the repository, as it may be shown. */
  inRepository(path: string): string;
  /** Whether such a path is looked at, and not under `privacy.not-scanned`. */
  isScanned(path: string): boolean;
}

/** Content that was looked at, or why it was not. */
export type Content = { readonly text: string } | { readonly leftOut: string };

/** Takes what git keeps piece by piece, so that no content need be kept, and looks at each once. */
export interface HistoryTaker {
  takeCommit(commit: LoggedCommit): void;
  takeTag(tag: TagMessage): void;
  takeRef(ref: string): void;
  takeLoose(blob: BroughtBlob): void;
  /** git's names of the contents to look at, in the order of their commits. */
  wanted(): readonly string[];
  takeContent(id: string, content: Content): void;
  /** Whether a path of a problem is one of the repository's. */
  isPath(path: string): boolean;
  finish(): {
    readonly problems: readonly Problem[];
    readonly files: FileTally;
    readonly tally: { readonly commits: number; readonly passedOver: number };
  };
}

/** Where a content stands first. */
interface FirstPlace {
  readonly path: string;
  readonly commit: BroughtBy | null;
}

/** Of one content at several paths the first that is looked at counts; it is passed over where all of them are. */
export function historyTaker({ fromBase, inRepository, isScanned, ...look }: HistoryAbout): HistoryTaker {
  const { terms } = look;
  const problems: Problem[] = [];
  const commits = new Map<string, BroughtBy>();
  const places = new Map<string, FirstPlace>();
  const passedOver = new Set<string>();
  const names = new Set<string>();
  const notes = new Set<string>();
  const read: string[] = [];
  const leftOut: LeftOutFile[] = [];

  const takeNames = (path: string, commit: BroughtBy | null): void => {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const name = path.slice(0, end);
      // the folders above a known one are known
      if (names.has(name)) return;
      names.add(name);
      const of = end === path.length ? "a file" : "a folder";
      const at = { path: name, commit };
      problems.push(...problemsInName(name.slice(name.lastIndexOf("/") + 1), of, at, look));
    }
  };
  const takeBlob = ({ id, path: full }: BroughtBlob, commit: BroughtBy | null): void => {
    const path = fromBase(full);
    if (!isScanned(path)) {
      if (!places.has(id)) passedOver.add(id);
      return;
    }
    takeNames(path, commit);
    passedOver.delete(id);
    if (!places.has(id)) places.set(id, { path, commit });
  };
  const note = (path: string): string => {
    notes.add(path);
    return path;
  };

  return {
    takeCommit({ id, day, message, brought }) {
      // masked as a whole: what makes a day a date of birth may stand on another line
      const [subject = ""] = withoutPrivate(message, terms).split("\n", 1);
      const commit = { id, day, subject };
      commits.set(id, commit);
      problems.push(...problemsInContent(message, { path: note(COMMIT_MESSAGE), commit }, look));
      for (const blob of brought) takeBlob(blob, commit);
    },
    takeTag({ name, message, commit: id }) {
      const commit = id === undefined ? null : (commits.get(id) ?? { id, day: "", subject: "" });
      const path = note(`message of ${pathWithoutPrivate(name, terms)}`);
      problems.push(...problemsInContent(message, { path, commit }, look));
    },
    takeRef(ref) {
      const path = note(`name of ${pathWithoutPrivate(ref, terms)}`);
      const at = { path, commit: null };
      const parts = ref.split("/").slice(1);
      problems.push(...parts.flatMap((name) => problemsInName(name, "a branch, tag or other ref", at, look)));
    },
    takeLoose: (blob) => takeBlob(blob, null),
    wanted: () => [...places.keys()],
    takeContent(id, content) {
      const place = places.get(id);
      if (!place) return;
      const path = inRepository(place.path);
      if ("leftOut" in content)
        leftOut.push({ path, reason: content.leftOut, rule: undefined, kind: "other" });
      else {
        read.push(path);
        problems.push(...problemsInContent(content.text, place, look));
      }
    },
    isPath: (path) => !notes.has(path),
    finish() {
      const found = [...read, ...leftOut.map(({ path }) => path)].sort(compareText);
      const byPath = leftOut.sort((a, b) => compareText(a.path, b.path));
      const files = {
        found,
        read: read.sort(compareText),
        attached: [],
        leftOut: byPath,
        unasked: new Set<string>(),
      };
      return { problems, files, tally: { commits: commits.size, passedOver: passedOver.size } };
    },
  };
}
