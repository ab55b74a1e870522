import type { Unfinished } from "../../assurance/programme-carry.ts";
import { type Prompter, STOPPED } from "../../edge/prompts.ts";
import { didYouMean } from "../../model/nearest.ts";
import { UserError } from "../../model/user-error.ts";

/** What `--carry` and `--yes` say. */
export interface CarryOptions {
  readonly carry?: readonly string[];
  readonly yes?: boolean;
}

/** What goes on by `--carry` or `--yes`; undefined where neither says, and a person has to. */
export function carriedByOptions(
  unfinished: readonly Unfinished[],
  { carry, yes }: CarryOptions,
): readonly Unfinished[] | undefined {
  if (carry === undefined) {
    if (unfinished.length === 0) return [];
    return yes === true ? unfinished.filter(isByDefault) : undefined;
  }
  const words = carry.filter((one) => one === "all" || one === "none");
  if (words.length > 0 && carry.length > 1) {
    throw new UserError("wrong-usage", `--carry ${words[0]} stands alone.`, "Or name ids: --carry ID ID");
  }
  if (words[0] === "all") return unfinished;
  if (words[0] === "none") return [];
  const chosen = new Set(carry.flatMap((text) => named(unfinished, text)));
  return unfinished.filter((one) => chosen.has(one));
}

/** Throws, as nobody can be asked. */
export function mustSayCarry(unfinished: readonly Unfinished[], year: string): never {
  const ids = unfinished.map(nameOf);
  throw new UserError(
    "missing-answer",
    `${ids.length} ${ids.length === 1 ? "thing is" : "things are"} unfinished in ${year}; which go on?`,
    `Say --carry all, --carry none, or --carry ID… of: ${ids.join(", ")}.`,
  );
}

/** Asks what goes on: a question for each kind that there is. */
export async function askCarried(
  prompter: Prompter,
  unfinished: readonly Unfinished[],
  years: { readonly from: string; readonly to: string },
): Promise<readonly Unfinished[] | typeof STOPPED> {
  const chosen: Unfinished[] = [];
  for (const [is, message] of Object.entries(QUESTIONS)) {
    const own = unfinished.filter((one) => one.is === is);
    if (own.length === 0) continue;
    const answer = await prompter.chooseMany({
      message: message.replace("FROM", years.from).replace("TO", years.to),
      choices: own.map((one) => ({ value: nameOf(one), label: inWords(one) })),
      chosen: own.filter(isByDefault).map(nameOf),
    });
    if (answer === STOPPED) return STOPPED;
    chosen.push(...own.filter((one) => answer.includes(nameOf(one))));
  }
  return chosen;
}

const QUESTIONS: Readonly<Record<Unfinished["is"], string>> = {
  activity: "Not done as planned in FROM. What is made up for in TO?",
  "open-point": "Not settled in FROM. Which points stay open in TO?",
  recommendation: "Open recommendations. Which does the programme of TO name?",
};

/** What a thing is called on the command line: an id; of a recommendation its number with its year. */
export function nameOf(one: Unfinished): string {
  return one.is === "recommendation" ? one.number : one.id;
}

/** A line about it for a person. */
export function inWords(one: Unfinished): string {
  switch (one.is) {
    case "activity":
      return `${one.title} (${one.id}): ${one.short} not done`;
    case "open-point":
      return `${one.id}: ${one.text}`;
    case "recommendation":
      return `${one.number}: ${one.title}`;
    default:
      return one satisfies never;
  }
}

/** Points and recommendations go on unless somebody says otherwise; a meeting that was missed is seldom made up for. */
function isByDefault({ is }: Unfinished): boolean {
  return is !== "activity";
}

/** What an id, a number or a part of an id names; an activity and a point of the same id both. */
function named(unfinished: readonly Unfinished[], text: string): readonly Unfinished[] {
  const typed = text.trim().toLowerCase();
  const ways = (one: Unfinished) => [
    one.id,
    ...(one.is === "recommendation" ? [one.number.toLowerCase(), one.number.split("-")[1] ?? ""] : []),
  ];
  const exact = unfinished.filter((one) => ways(one).some((way) => way.toLowerCase() === typed));
  const found = exact.length > 0 ? exact : unfinished.filter((one) => one.id.includes(typed) && typed !== "");
  const distinct = new Set(found.map(nameOf));
  if (distinct.size === 1) return found;
  if (distinct.size > 1) {
    throw new UserError(
      "ambiguous-id",
      `--carry ${text} may be any of: ${[...distinct].join(", ")}.`,
      "Write one of them whole.",
    );
  }
  const names = unfinished.map(nameOf);
  const hint = names.length === 0 ? "Nothing is unfinished." : didYouMean(typed, names);
  throw new UserError(
    "unknown-id",
    `--carry names ${text}, which is not unfinished.`,
    hint ?? `Unfinished: ${names.join(", ")}.`,
  );
}
