import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { coverageAnswer } from "../../src/assurance/coverage-answer.ts";
import { coverageMore } from "../../src/assurance/coverage-more.ts";
import { frameworkOf, type PeriodFacts, periodFacts } from "../../src/assurance/quarter.ts";
import type { Corroboration } from "../../src/model/corroboration.ts";
import { toDay } from "../../src/model/day.ts";
import type { KnowledgeBase, RecordFile } from "../../src/model/knowledge-base.ts";
import { FROM, type Note, noteSchema, SAYS } from "../../src/model/note.ts";
import { METHODS } from "../../src/model/programme.ts";
import { quarterOf, yearFrom } from "../../src/model/year.ts";
import { load, WORKED_EXAMPLE } from "../support/fixture.ts";
import { parameters } from "./parameters.ts";

// notes without `supersedes`, on few criteria, days, sources and methods, so that they meet often
const CRITERIA = ["learning.cascade", "training.impact", "engagement.informed-partnership.reviews"];
const ABOUT = [...CRITERIA, "outside-framework", "function.voice"];
const DAY = toDay("2025-10-09");

const finding = fc.record(
  {
    about: fc.constantFrom(...ABOUT),
    says: fc.constantFrom(...SAYS),
    finding: fc.constant("Something was seen."),
    from: fc.constantFrom(...FROM),
    agencies: fc.subarray(["council", "police", "icb"]),
    method: fc.constantFrom(...METHODS.slice(0, 3)),
    line: fc.constantFrom(1, 2, 3),
    basis: fc.constantFrom("first-hand", "reported"),
  },
  { requiredKeys: ["about", "says", "finding"] },
);
const fields = fc.record(
  {
    title: fc.constant("A note"),
    date: fc.constantFrom("2025-07-01", "2025-07-02", "2025-08-15", "2025-09-30"),
    activity: fc.constant("unplanned"),
    methods: fc.subarray(METHODS.slice(0, 3)),
    line: fc.constantFrom(1, 2, 3),
    basis: fc.constantFrom("first-hand", "reported"),
    heard: fc.record({ children: fc.nat(9), leaders: fc.nat(9) }, { requiredKeys: [] }),
    present: fc.subarray(["council", "police"]),
    status: fc.constant("ready"),
    findings: fc.array(finding, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ["title", "date", "activity", "status", "findings"] },
);
const notes = fc.array(fields, { minLength: 1, maxLength: 6 });
type Fields = typeof notes extends fc.Arbitrary<infer T> ? T : never;

let base: KnowledgeBase;
beforeAll(async () => {
  base = await load(WORKED_EXAMPLE);
});

function withNotes(all: Fields): KnowledgeBase {
  const records = all.map((one, index) => {
    const id = `${one.date}-a-note-${String(index).padStart(4, "0")}`;
    return { id, path: `evidence/2025-26/${id}.md`, value: noteSchema.parse(one) as Note };
  });
  const files = { ...base.files, leftOut: [] };
  return { ...base, files, notes: records as unknown as readonly RecordFile<Note>[] };
}

function factsOf(of: KnowledgeBase): PeriodFacts {
  const framework = frameworkOf(of, of.years.get(2025));
  if (!framework) throw new Error("no framework");
  return periodFacts(of, quarterOf(yearFrom(2025, "04-01"), "Q2"), DAY, framework);
}

const criteriaOf = (all: Fields) =>
  new Map(
    factsOf(withNotes(all)).areas.flatMap((area) => area.criteria.map((one) => [one.id, one] as const)),
  );
const RANKS: readonly Corroboration[] = ["none", "single", "corroborated", "triangulated"];
const rank = (is: Corroboration = "none") => RANKS.indexOf(is);
const findingOn = (about: string, says: string) => ({ about, says, finding: "Something was seen." });
const SIDES = ["workingWell", "worriedAbout"] as const;

describe("counting, for notes that supersede none", () => {
  it("one more finding never lowers its own side's corroboration", () => {
    fc.assert(
      fc.property(notes, fc.nat(), finding, (all, at, more) => {
        const before = criteriaOf(all);
        const grown = all.map((one, index) =>
          index === at % all.length ? { ...one, findings: [...one.findings, more] } : one,
        );
        const after = criteriaOf(grown);
        for (const [id, one] of after)
          for (const side of SIDES)
            expect(rank(one.corroboration[side])).toBeGreaterThanOrEqual(
              rank(before.get(id)?.corroboration[side]),
            );
      }),
      parameters(),
    );
  });

  it("one on the other side always shows as both ways, and never as corroborated", () => {
    fc.assert(
      fc.property(notes, fc.nat(), fc.nat(), fc.constantFrom(...CRITERIA), (all, one, other, about) => {
        const added = (index: number) => [
          ...(index === one % all.length ? [findingOn(about, "working-well")] : []),
          ...(index === other % all.length ? [findingOn(about, "worried-about")] : []),
        ];
        const grown = all.map((note, index) => ({
          ...note,
          findings: [...note.findings, ...added(index)],
        })) as Fields;
        expect(criteriaOf(grown).get(about)?.bothWays).toBe(true);
        const answer = coverageAnswer(base, factsOf(withNotes(grown)));
        const shown = answer.areas.flatMap((area) => area.criteria).find((each) => each.id === about);
        expect(shown?.gaps.map((gap) => gap.reason)).toEqual(["both-ways"]);
      }),
      parameters(),
    );
  });

  it("withdrawing a note never raises anything", () => {
    fc.assert(
      fc.property(notes, fc.nat(), (all, at) => {
        const [before, full] = [criteriaOf(all), factsOf(withNotes(all))];
        const fewer = all.map((one, index) =>
          index === at % all.length ? { ...one, status: "withdrawn" } : one,
        ) as Fields;
        const [after, rest] = [criteriaOf(fewer), factsOf(withNotes(fewer))];
        for (const [id, one] of after) {
          const was = before.get(id);
          for (const side of SIDES) {
            expect(rank(one.corroboration[side])).toBeLessThanOrEqual(rank(was?.corroboration[side]));
            expect(one[side].length).toBeLessThanOrEqual(was?.[side].length ?? 0);
          }
          expect(one.notYetClear.length).toBeLessThanOrEqual(was?.notYetClear.length ?? 0);
          expect(Number(one.bothWays)).toBeLessThanOrEqual(Number(was?.bothWays ?? false));
        }
        rest.areas.forEach((area, index) => {
          expect(area.withEvidence).toBeLessThanOrEqual(full.areas[index]?.withEvidence ?? 0);
        });
        expect(rest.voices.all).toBeLessThanOrEqual(full.voices.all);
        expect(rest.notes.used.length).toBe(full.notes.used.length - 1);
      }),
      parameters(),
    );
  });

  it("the order of the notes changes nothing", () => {
    const shuffled = notes.chain((all) =>
      fc.tuple(
        fc.constant(withNotes(all)),
        fc.shuffledSubarray(
          all.map((_, index) => index),
          { minLength: all.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([of, order]) => {
        const other = { ...of, notes: order.map((index) => of.notes[index] as RecordFile<Note>) };
        const [one, two] = [factsOf(of), factsOf(other)];
        expect(coverageAnswer(other, two)).toEqual(coverageAnswer(of, one));
        expect(coverageMore(other, two, DAY)).toEqual(coverageMore(of, one, DAY));
      }),
      parameters(0.5),
    );
  });
});
