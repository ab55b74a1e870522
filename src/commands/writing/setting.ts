import { frameworkOf } from "../../assurance/quarter.ts";
import { type References, references } from "../../assurance/reference.ts";
import type { Day } from "../../model/day.ts";
import { aboutIds, type Framework } from "../../model/framework.ts";
import type { KnowledgeBase, YearFolder } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { activityTitle, type Programme, UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { type Year, yearOf } from "../../model/year.ts";

/** What a note of a day is written against: its year's programme and framework. */
export interface Setting {
  readonly base: KnowledgeBase;
  readonly year: Year;
  readonly folder: YearFolder | undefined;
  readonly programme: Programme | undefined;
  readonly framework: Framework | undefined;
  /** Activities by id, with their titles, in the order of the programme; `unplanned` last. */
  readonly activities: ReadonlyMap<string, string>;
  /** All that a finding may be about, with titles; empty where there is no framework. */
  readonly about: ReadonlyMap<string, string>;
  readonly references: References;
}

/** The setting of a day. */
export function settingOf(base: KnowledgeBase, day: Day): Setting {
  const year = yearOf(day, base.policy.value.year.starts);
  const folder = base.years.get(year.start);
  const programme = folder?.programme?.value;
  const framework = frameworkOf(base, folder)?.value;
  const ids = [...(programme?.activities ?? []).map((one) => one.id), UNPLANNED];
  return {
    base,
    year,
    folder,
    programme,
    framework,
    activities: new Map(ids.map((id) => [id, activityTitle(programme, id)])),
    about: framework ? aboutIds(framework) : new Map(),
    references: references(base),
  };
}

/** Throws UserError `unknown-…` where the id is none of those known; a hint takes the place of the did-you-mean. */
export function mustBeKnown(
  what: string,
  id: string,
  known: Iterable<string>,
  where: string,
  hint?: string,
): void {
  const all = [...known];
  if (all.includes(id)) return;
  const code = `unknown-${what.replaceAll(" ", "-")}`;
  throw new UserError(code, `There is no ${what} ${id} in ${where}.`, hint ?? didYouMean(id, all));
}

/** Throws UserError `unknown-criterion` where a finding or an entry cannot be about the id; an area without criteria says what to write. */
export function mustBeAbout({ about, framework }: Pick<Setting, "about" | "framework">, id: string): void {
  const area = framework?.areas.find((one) => one.id === id);
  const hint =
    area?.criteria.length === 0
      ? `${id} is an area without criteria so far: write them in programme/framework.yaml first.`
      : undefined;
  mustBeKnown("criterion", id, about.keys(), `the framework ${framework?.id ?? ""}`, hint);
}

/** The id, number of the year or diary line that the text is, or the one id that it is a part of; throws UserError where it is none. */
export function recordId({ references, year }: Setting, part: string): string {
  return references.find(part, year) ? part : oneOf(part, references.ids, "record");
}

/** The one id that the text is, or is a part of; throws UserError `unknown-id` or `ambiguous-id`. */
export function oneOf(part: string, ids: readonly string[], what: string): string {
  if (ids.includes(part)) return part;
  const found = ids.filter((id) => id.includes(part.toLowerCase()));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1) {
    const some = found.slice(0, 5).join(", ");
    throw new UserError(
      "ambiguous-id",
      `${part} is a part of ${found.length} ids.`,
      `Type more of it: ${some}.`,
    );
  }
  throw new UserError("unknown-id", `There is no ${what} ${part}.`, didYouMean(part, ids));
}
