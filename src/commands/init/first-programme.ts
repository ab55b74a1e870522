import { rolledProgramme } from "../../assurance/rolled-programme.ts";
import { shippedFile } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import type { Framework } from "../../model/framework.ts";
import type { Programme } from "../../model/programme.ts";
import { daysInWords, parseYear, wholeYear, type Year } from "../../model/year.ts";
import { filled } from "../../parse/new-policy.ts";
import { programmeText } from "../../parse/programme-text.ts";
import { STARTS } from "./answers.ts";

/** What the first work programme is made for. */
export interface FirstProgramme {
  readonly world: World;
  readonly year: Year;
  readonly framework: Framework;
  /** That of the framework's source; undefined where it gives none. */
  readonly given: Programme | undefined;
}

/** The text of the first year's programme: that of the framework's source, not agreed, or a blank one. */
export function firstProgrammeText({ world, year, framework, given }: FirstProgramme): string {
  const from = given && parseYear(given.year, STARTS);
  if (!given || !from) return blank(world, year, framework);
  const { programme } = rolledProgramme({
    from: { year: from, programme: given },
    to: year,
    framework,
    carried: given["open-points"]
      .filter((one) => one.settled === undefined)
      .map(({ id, text }) => ({ is: "open-point", id, text })),
  });
  const made = programmeText({
    programme,
    head: [
      `The work programme of ${daysInWords(wholeYear(year))}, from that of ${from.label} in the framework's source. Nobody has agreed it.`,
      "Edit what is different with you. Keep the id of what stays: notes and the diary name activities by it.",
      "planned: counts a quarter such as {Q1: 1, Q2: 2}, a list of days, as-agreed or as-required.",
      "Who agreed it, and when, is written by: scrutiny programme agree",
    ],
    days: "Days contracted for the year: days: NUMBER",
    ofActivities: new Map(),
  });
  if ("text" in made) return made.text;
  throw new Error("the shipped programme does not read back");
}

function blank(world: World, year: Year, framework: Framework): string {
  const bytes = shippedFile(world, "programme.yaml") ?? new Uint8Array();
  return filled(new TextDecoder().decode(bytes), {
    year: year.label,
    days: daysInWords(wholeYear(year)),
    framework: framework.id,
  });
}
