import { andList } from "../../report/phrases.ts";
import { type InWords, lineOf } from "./in-words.ts";

/** Characters of a subject, as git's own tools show it whole. */
const MOST = 72;

/** A commit's message made from what changed: a subject of one line, and below it a line a file. */
export function messageOf(changes: readonly InWords[]): string {
  const lines = changes.map((one) => `- ${lineOf(one)}`);
  return `${subjectOf(changes)}\n\n${lines.join("\n")}\n`;
}

/** The subject of what a person typed; theirs is taken as it is. */
function subjectOf(changes: readonly InWords[]): string {
  // the diary's line comes with its note, and is not what the change is about
  const main = changes.filter(({ kind }) => !kind.startsWith("diary"));
  const [only, ...others] = main.length === 0 ? changes : main;
  if (only && others.length === 0) return shortened(capital(lineOf(only)));
  const kinds = new Map<string, number>();
  for (const { is, kind } of main) {
    const key = `${is === "added" ? "new" : is === "changed" ? "changed" : "removed"} ${kind.replace(/ .\d+$/, "")}`;
    kinds.set(key, (kinds.get(key) ?? 0) + 1);
  }
  const said = [...kinds].map(([kind, count]) => (count === 1 ? `1 ${kind}` : `${count} ${kind}s`));
  return shortened(capital(andList(said)));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= MOST) return line;
  const cut = line.slice(0, MOST - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MOST / 2))}…`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name for the branch that says the day and the first thing of the change; a number behind it where it is taken. */
export function branchName(day: string, changes: readonly InWords[], taken: ReadonlySet<string>): string {
  const about = changes.find(({ kind }) => !kind.startsWith("diary")) ?? changes[0];
  const words = `${about?.title?.replace(/\.\w+$/, "") ?? about?.kind ?? "change"}`
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const name = `scrutiny/${day}-${words.slice(0, 40).replace(/-[^-]*$/, (end) => (words.length > 40 ? "" : end)) || "change"}`;
  if (!taken.has(name)) return name;
  for (let count = 2; ; count++) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`;
}
