import type { Figure } from "../../model/note.ts";

/**
 * Units that are plainly not people. Anything else may be: a unit is free text, and "referrals", "talks" or "plans" are
 * of a child each. So the list is short, and a unit that is not in it counts as people.
 */
const NOT_PEOPLE: readonly string[] = [
  ...["minute", "hour", "day", "working day", "week", "month", "year", "quarter"],
  ...["pound", "£", "gbp", "£000", "thousand pounds", "million pounds"],
  ...["percentage point", "per cent point", "mile", "kilometre"],
  ...[
    "meeting",
    "activity",
    "activities",
    "recommendation",
    "action",
    "note",
    "finding",
    "criterion",
    "criteria",
  ],
  ...[
    "agency",
    "agencies",
    "partner agency",
    "partner agencies",
    "organisation",
    "school",
    "college",
    "website",
    // what an agency sends about itself; a bare "return" may be of a missing child
    "agency return",
    "agencies' return",
    "school return",
    "section 11 return",
    "section 175 return",
    "self-assessment",
  ],
];

/**
 * Whether a figure counts people, as far as its words can tell: in doubt, it does. `Section 11 returns on time` in
 * returns counts agencies, as its measure says whose returns they are.
 */
export function isOfPeople({ unit, measure }: Pick<Figure, "unit" | "measure">): boolean {
  const one = singular(unit);
  if (NOT_PEOPLE.includes(one)) return false;
  const said = ` ${measure
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'-]+/gu, " ")} `;
  const whose = NOT_PEOPLE.filter((known) => known.endsWith(` ${one}`));
  return !whose.some((known) => said.includes(` ${known} `) || said.includes(` ${known}s `));
}

/** Whether a figure of this unit is a percentage: of its base, not a count itself. */
export function isPercentage(unit: string): boolean {
  return ["%", "percent", "per cent"].includes(unit.trim().toLowerCase());
}

/** Whether the word after a number in a sentence says plainly that it counts no people: `three meetings`. */
export function countsThings(word: string): boolean {
  return NOT_PEOPLE.includes(singular(word));
}

function singular(unit: string): string {
  const text = unit.trim().toLowerCase().replace(/\s+/g, " ");
  return NOT_PEOPLE.includes(text) ? text : text.replace(/s$/, "");
}
