import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copyOf, layOver, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

/** One line of `todo --format json`. */
export interface Item {
  readonly kind: string;
  readonly urgency: number;
  readonly due: string | null;
  readonly id: string;
  readonly message: string;
  readonly command: string;
}

/** A fact changed in a copy of the example, and where it must show. */
export interface Truth {
  readonly title: string;
  /** Texts that stand in a file, each with what stands there instead, at every place where it stands. */
  readonly edits?: readonly {
    readonly path: string;
    readonly change: readonly (readonly [string, string])[];
  }[];
  /** Files that are laid over the copy. */
  readonly files?: Readonly<Record<string, string>>;
  /** The day on which both are asked. */
  readonly today: string;
  readonly quarter: string;
  /** By the heading of a section of the report: what it says, and what it must not say. */
  readonly report: readonly {
    readonly section: string;
    readonly says: readonly string[];
    readonly not?: readonly (string | RegExp)[];
  }[];
  readonly todo: Omit<Item, "message">;
  /** Another day for `todo`, where the fact shows later. */
  readonly todoOn?: string;
  /** What the line must say and must not say. */
  readonly message: { readonly says: readonly string[]; readonly not?: readonly (string | RegExp)[] };
  /** Kinds that must not name the same thing. */
  readonly notAs?: readonly string[];
  /** The rule of `check` that says it too. */
  readonly rule?: string;
}

/** A copy of the example with the fact changed; throws where what was to be changed is not there. */
export function changed({ edits = [], files = {} }: Pick<Truth, "edits" | "files">): string {
  const folder = copyOf(FERNSHIRE, files);
  for (const { path, change } of edits) {
    let text = readFileSync(join(folder, path), "utf8");
    for (const [from, to] of change) {
      if (!text.includes(from)) throw new Error(`${path} has no such text: ${from}`);
      text = text.replaceAll(from, to);
    }
    layOver(folder, { [path]: text });
  }
  return folder;
}

/** The report of a quarter of 2025/26 in Markdown, in an edition. */
export async function reportOf(
  folder: string,
  { quarter, today }: Pick<Truth, "quarter" | "today">,
  edition = "executive",
): Promise<string> {
  const argv = ["report", "--quarter", quarter, "--year", "2025/26", "--edition", edition, "--yes"];
  const ran = await run(folder, [...argv, "--format", "md", "--stdout"], { env: { SCRUTINY_TODAY: today } });
  if (ran.code !== 0) throw new Error(ran.err);
  // a report is written as bytes, of which the fake world keeps a character for each
  return Buffer.from(ran.out, "latin1").toString("utf8");
}

/** What stands under a heading, up to the next of its level or above. */
export function sectionOf(report: string, heading: string): string {
  const lines = report.split("\n");
  const at = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (at === -1) throw new Error(`no section ${heading}`);
  const level = /^#+/.exec(lines[at] ?? "")?.[0].length ?? 1;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => (/^#+(?= )/.exec(line)?.[0].length ?? 9) <= level);
  return rest.slice(0, end === -1 ? undefined : end).join("\n");
}

/** The lines of `todo` on a day. */
export async function todoOf(folder: string, today: string): Promise<readonly Item[]> {
  const ran = await run(folder, ["todo", "--format", "json"], { env: { SCRUTINY_TODAY: today } });
  if (ran.code !== 0) throw new Error(ran.err + ran.out);
  return JSON.parse(ran.out).items;
}

/** The rules of the problems that `check` finds on a day. */
export async function rulesOf(folder: string, today: string): Promise<readonly string[]> {
  const ran = await run(folder, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: today } });
  return JSON.parse(ran.out).problems.map((one: { rule: string }) => one.rule);
}
