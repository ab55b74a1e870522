import type { Command, Option } from "commander";
import type { ListedCommand } from "../command.ts";
import { openSession, type Session } from "../session.ts";
import type { Candidate } from "./candidate.ts";
import { readLine, type TypedLine } from "./typed-line.ts";
import { FILES, FOLDERS, VALUES, type ValueKind, valueKindOf } from "./value-kinds.ts";

interface Known {
  readonly program: Command;
  readonly listed: readonly ListedCommand[];
  defined(listed: ListedCommand): Promise<Command>;
}

/** What a shell takes as one word without quotes. */
const TYPABLE = /^[\w@%+=:,./-]+$/;

/**
 * What may stand at the end of a line. It reads and never fails: where there is no knowledge base, or it cannot be read,
 * there is nothing to offer. bash breaks words at an equals sign, so it is given the value alone.
 */
export async function candidates(
  session: Session,
  shell: string,
  line: string,
  known: Known,
): Promise<readonly Candidate[]> {
  try {
    const typed = await readLine(line, known.program, async (command) => {
      const listed =
        command.parent === known.program
          ? known.listed.find((one) => one.name === command.name())
          : undefined;
      return listed && command.options.length === 0 ? known.defined(listed) : command;
    });
    const found = await offered(session, typed, known.program);
    const before = shell === "bash" ? "" : typed.before;
    const isOwn = ({ value }: Candidate) => value === FILES || value === FOLDERS;
    return fitting(found, typed.begun).map((one) =>
      isOwn(one) ? one : { ...one, value: before + one.value },
    );
  } catch {
    return [];
  }
}

/** Those that begin as what is typed; where none does, the one that holds it. */
function fitting(found: readonly Candidate[], begun: string): readonly Candidate[] {
  const values = new Set<string>();
  const isNew = (value: string) => !values.has(value) && values.add(value) !== undefined;
  const typable = found.filter(({ value }) => TYPABLE.test(value) && isNew(value));
  const from = begun.toLowerCase();
  const fits = typable.filter(({ value }) => value.startsWith(":") || value.toLowerCase().startsWith(from));
  if (fits.length > 0 || begun.length < 3) return fits;
  const holding = typable.filter(({ value }) => value.toLowerCase().includes(from));
  return holding.length === 1 ? holding : [];
}

async function offered(session: Session, typed: TypedLine, program: Command): Promise<readonly Candidate[]> {
  const { command, option, operands, begun } = typed;
  if (option) return valuesFor(session, typed, optionKind(command, option), option.argChoices);
  if (begun.startsWith("-")) return flags(command, program);
  if (operands.length === 0 && command.commands.length > 0)
    return command.commands.map((one) => ({ value: one.name(), says: one.summary() || one.description() }));
  const argument = command.registeredArguments[operands.length] ?? command.registeredArguments.at(-1);
  if (!argument || (operands.length >= command.registeredArguments.length && !argument.variadic)) return [];
  return valuesFor(session, typed, valueKindOf(command.name(), argument.name()), argument.argChoices);
}

function optionKind(command: Command, option: Option): ValueKind | undefined {
  return valueKindOf(command.name(), option.long ?? "");
}

async function valuesFor(
  session: Session,
  { given }: TypedLine,
  kind: ValueKind | undefined,
  choices: readonly string[] | undefined,
): Promise<readonly Candidate[]> {
  if (choices) return choices.filter((one) => one !== "candidates").map((value) => ({ value, says: "" }));
  if (kind === undefined) return [];
  const { world, terminal, options } = session;
  const directory = given.get("directory");
  const at = given.get("at");
  const asOf = given.get("asOf");
  const there = openSession(world, terminal, {
    ...options,
    ...(directory === undefined ? {} : { directory }),
    ...(at === undefined ? {} : { at }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return VALUES[kind](there);
}

/** The options of the command and of the program, each as it is typed in full. */
function flags(command: Command, program: Command): readonly Candidate[] {
  const all = [command, program].flatMap((one) => one.createHelp().visibleOptions(one));
  const seen = new Map<string, Candidate>();
  for (const { long, description } of all)
    if (long != null && !seen.has(long)) seen.set(long, { value: long, says: description });
  return [...seen.values()];
}
