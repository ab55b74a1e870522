import { ownSource } from "../../edge/own-source.ts";
import { shippedFile } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import { type Day, dayInZone, isDay } from "../../model/day.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { Agency } from "../../model/policy.ts";
import { SERVICES, type Service } from "../../model/shipped-files.ts";
import { UserError } from "../../model/user-error.ts";
import { type Year, yearOf } from "../../model/year.ts";
import { agenciesIn, whyNoName } from "../../parse/new-policy.ts";
import { yearOption } from "../chosen-period.ts";
import { agenciesOf } from "./agencies.ts";
import type { InitOptions } from "./options.ts";
import { type ToolSetting, type ToolSource, toolSource, whyNotPinned } from "./tool.ts";

/** The day on which a scrutiny year begins, until scrutiny.yaml says another. */
export const STARTS = "04-01";
/** The service whose checks of pull requests are laid out. */
export type Checks = Service | "none";

/** All that is to be known of a new knowledge base. */
export interface Answers {
  readonly name: string;
  readonly short: string;
  readonly area: string;
  readonly scrutineer: string | undefined;
  /** The name of a shipped framework. */
  readonly framework: string;
  readonly year: Year;
  readonly agencies: readonly Agency[];
  readonly tool: ToolSource;
  readonly checks: Checks;
  readonly hooks: boolean;
}

/** What the options say, each held against what may be said; what they leave open is undefined. */
export type Said = { readonly [Key in keyof Answers]: Answers[Key] | undefined };

/** What the options say; throws UserError for what cannot be. */
export function saidBy(options: InitOptions, setting: ToolSetting): Said {
  const named = (
    field: "name" | "short" | "area" | "scrutineer",
    option: string,
    text: string | undefined,
  ) => {
    const why = text === undefined ? undefined : whyNoName(field, text);
    if (why !== undefined) throw new UserError("wrong-usage", `--${option}: ${why}.`);
    return text?.trim();
  };
  const { agency, relevantAgency, tool } = options;
  return {
    name: named("name", "partnership", options.partnership),
    short: named("short", "short", options.short),
    area: named("area", "area", options.area),
    scrutineer: named("scrutineer", "scrutineer", options.scrutineer),
    framework: options.framework,
    year: options.year === undefined ? undefined : yearOption(options.year, STARTS),
    agencies: agency || relevantAgency ? agenciesOf(agency ?? [], relevantAgency ?? []) : undefined,
    tool: tool && toolSource(tool, setting),
    checks: options.checks === undefined ? undefined : checksOf(options.checks),
    hooks: options.hooks,
  };
}

/** What holds where nothing is said and nobody is asked; throws where the partnership has no name. */
export function withDefaults(said: Said, world: World, setting: ToolSetting): Answers {
  const { name } = said;
  if (name === undefined) {
    throw new UserError(
      "missing-answer",
      "What is the partnership called?",
      "Say it with --partnership 'Fernshire Safeguarding Children Partnership'.",
    );
  }
  return {
    name,
    short: said.short ?? shortOf(name),
    area: said.area ?? areaOf(name),
    scrutineer: said.scrutineer,
    framework: said.framework ?? "six-steps",
    year: said.year ?? yearNow(world),
    agencies: said.agencies ?? usualAgencies(world),
    tool: said.tool ?? usualTool(world, setting),
    checks: said.checks ?? "none",
    hooks: said.hooks ?? false,
  };
}

/** The first letters of the words of a name that begin with a capital: FSCP. */
export function shortOf(name: string): string {
  const letters = name.match(/(?<![\p{L}\p{N}'’])\p{Lu}/gu)?.join("") ?? "";
  return letters.length > 1 ? letters.slice(0, 40) : name.slice(0, 40);
}

/** What stands before "Safeguarding" in a name; else the name. */
export function areaOf(name: string): string {
  const [before = ""] = name.split(/\s+safeguarding\b/i);
  return (before === "" ? name : before).slice(0, 100);
}

/** The tool from where this one came; else this version, from the registry. */
export function usualTool(world: World, setting: ToolSetting): ToolSource {
  const own = ownSource(world);
  const isPinned = own && whyNotPinned(own.kind, own.where, setting) === undefined;
  return toolSource(isPinned ? [own.kind, own.where] : ["registry"], setting);
}

/** The scrutiny year that runs. */
export function yearNow(world: World): Year {
  const fixed = world.env["SCRUTINY_TODAY"];
  const today: Day = fixed !== undefined && isDay(fixed) ? fixed : dayInZone(world.now(), "Europe/London");
  return yearOf(today, STARTS);
}

/** The safeguarding partners by their kind, where nobody names them. */
export function usualAgencies(world: World): readonly Agency[] {
  return agenciesIn(shippedFile(world, "init/agencies.yaml") ?? new Uint8Array());
}

function checksOf(text: string): Checks {
  const known = [...SERVICES, "none"] as const;
  const found = known.find((one) => one === text.toLowerCase());
  if (found !== undefined) return found;
  const hint = didYouMean(text, known) ?? `Known: ${known.join(", ")}.`;
  throw new UserError("wrong-usage", `--checks names no service that checks are brought for.`, hint);
}
