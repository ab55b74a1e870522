import { readInputFile } from "../../edge/input-file.ts";
import type { Problem } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import type { RawFile } from "../../parse/record.ts";
import type { Session } from "../session.ts";

/** What an option names: a file anywhere, or standard input for `-`. Its path is what messages call it. */
export async function handedIn({ world, named }: Session, input: string): Promise<RawFile> {
  if (input === "-") return { path: "standard input", bytes: Buffer.from(await world.stdin.readAll()) };
  return { path: input, bytes: readInputFile(named(input), input) };
}

/** What is wrong in a text that was handed in, at its places. */
export function badInput(name: string, problems: readonly Problem[]): UserError {
  const [first, ...more] = problems;
  return new UserError(
    "bad-input",
    first ? saidAt(first) : `${name} cannot be read.`,
    more.map(saidAt).join("\n") || undefined,
  );
}

function saidAt({ place, message, hint }: Problem): string {
  return `${place.path}:${place.line}:${place.column} ${message}${hint === undefined ? "" : ` ${hint}`}`;
}
