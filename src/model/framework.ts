import { z } from "zod";
import { about, dayOrMonth, list, name, stated, words } from "./schema.ts";

const part = z.strictObject({ id: about, text: words() });

/** A bullet of an area: its text, or its parts that are counted one by one. */
export const criterion = z
  .strictObject({
    id: about,
    title: words(200),
    /** Words that stand in an earlier bullet and are needed to read this one. */
    "lead-in": words(400).optional(),
    text: words().optional(),
    parts: z.array(part).optional(),
    replaces: list(about),
  })
  .refine((one) => (one.text === undefined) !== (one.parts === undefined), {
    error: "expected either text or parts",
    params: { rule: "missing-field" },
  });

const area = z.strictObject({
  id: name,
  title: words(200),
  "source-title": words(200).optional(),
  criteria: z.array(criterion),
});

const item = z.strictObject({ id: about, title: words(200).optional(), text: words() });

/**
 * `programme/framework.yaml`: the scrutiny framework with its source text. The sentences of the source stand word for
 * word; titles that are the maker's own are said to be (`ours: titles`). `provisions` give a home to every other
 * sentence of the source.
 */
export const frameworkSchema = z.strictObject({
  id: name,
  title: words(200),
  source: words(400).optional(),
  ratified: z.strictObject({ on: dayOrMonth, by: words(200) }).optional(),
  review: dayOrMonth.optional(),
  "derived-from": words(400).optional(),
  ours: z.enum(["titles"]).optional(),
  areas: z.array(area),
  functions: list(item),
  principles: list(item),
  duties: list(item),
  strands: list(item),
  provisions: list(
    z.strictObject({
      id: about,
      kind: z.enum(["law", "context", "method", "governance", "heading"]),
      text: words(),
      ours: stated.optional(),
    }),
  ),
  notes: list(z.strictObject({ quote: words(), note: words() })),
});

export type Framework = z.output<typeof frameworkSchema>;
export type Area = Framework["areas"][number];
export type Criterion = Area["criteria"][number];

/** The word for a finding that is about nothing in the framework. */
export const OUTSIDE = "outside-framework";

/** One thing that is counted by itself: a criterion, or a part of one that has parts. */
export interface CountedCriterion {
  readonly id: string;
  readonly areaId: string;
  readonly criterionId: string;
  /** The criterion's title; a part's with its number: `Informed partnership, part 1`. */
  readonly title: string;
}

/**
 * Everything that is counted by itself, in the order of the framework. A criterion with parts gives each part, and
 * itself after them only when asked for by `about`: a finding about the whole bullet is counted apart.
 */
export function countedCriteria(framework: Framework): readonly CountedCriterion[] {
  return framework.areas.flatMap((area) =>
    area.criteria.flatMap((criterion) => {
      const own = { areaId: area.id, criterionId: criterion.id };
      const whole = { ...own, id: criterion.id, title: criterion.title };
      if (criterion.parts === undefined) return [whole];
      const parts = criterion.parts.map((part, index) => ({
        ...own,
        id: part.id,
        title: `${criterion.title}, part ${index + 1}`,
      }));
      return [...parts, whole];
    }),
  );
}

const ABOUT = new WeakMap<Framework, ReadonlyMap<string, string>>();

/** All ids that a finding may be about, each with its title (or text, where it has no title); made once for a framework. */
export function aboutIds(framework: Framework): ReadonlyMap<string, string> {
  const before = ABOUT.get(framework);
  if (before) return before;
  const known = allAbout(framework);
  ABOUT.set(framework, known);
  return known;
}

function allAbout(framework: Framework): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const area of framework.areas) {
    for (const criterion of area.criteria) {
      found.set(criterion.id, criterion.title);
      criterion.parts?.forEach((part, index) => {
        found.set(part.id, `${criterion.title}, part ${index + 1}`);
      });
    }
  }
  for (const items of [framework.functions, framework.principles, framework.duties, framework.strands]) {
    for (const one of items) found.set(one.id, one.title ?? one.text);
  }
  found.set(OUTSIDE, "Outside the framework");
  return found;
}
