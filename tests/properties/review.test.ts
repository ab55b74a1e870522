import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { recordReviews } from "../../src/assurance/confirmation.ts";
import { type ReviewedRecord, reviewedRecords } from "../../src/assurance/reviewed-records.ts";
import { toDay } from "../../src/model/day.ts";
import type { ReviewedKind } from "../../src/model/meaning.ts";
import { editedRecord } from "../../src/parse/record-edit.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { type Files, knowledgeBase, laidOver } from "../support/knowledge-base.ts";
import { parameters } from "./parameters.ts";

const TODAY = toDay("2026-06-15");

const EXAMPLE: Files = new Map(
  readdirSync(FERNSHIRE, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("/reports"))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [full.slice(FERNSHIRE.length + 1).replaceAll("\\", "/"), readFileSync(full, "utf8")] as const;
    }),
);
// alone with the framework and scrutiny.yaml, a record is read in a thousandth of a second
const GROUND: Files = new Map([...EXAMPLE].filter(([path]) => /^scrutiny\.yaml$/.test(path)));

/** What `update`, `review` and a decision's outcome set: by hand from the model, not from the code. */
const SET_LATER: Readonly<Record<ReviewedKind, readonly string[]>> = {
  note: ["status", "withdrawn"],
  recommendation: ["status", "responses", "tested", "difference", "closed", "updates"],
  challenge: ["responses", "view", "carried-to", "outcome", "difference", "status", "closed", "updates"],
  escalation: ["stage", "view", "outcome", "outcome-notified", "difference", "status", "closed", "updates"],
  request: ["received", "status", "closed", "updates"],
  "learning-review": [
    ...["notified", "rapid-review-sent", "decision", "panel-reply", "published", "actions", "themes"],
    ...["briefing-issued", "closed", "updates"],
  ],
  "quarter-words": [],
  "statement-words": [],
};

/** What a draft may lack, and something stands in for. */
const STANDS_IN = ["title", "date", "activity"];

/** The one record of a file. */
function read(path: string, text: string): ReviewedRecord | undefined {
  const base = knowledgeBase(laidOver(GROUND, [[path, text]]));
  return reviewedRecords(base, TODAY).find((one) => one.record.path === path);
}

function stateOf(path: string, text: string): string | undefined {
  const base = knowledgeBase(laidOver(GROUND, [[path, text]]));
  const record = reviewedRecords(base, TODAY).filter((one) => one.record.path === path);
  return recordReviews(base, record)[0]?.review.state;
}

/** A record of the example with a stamp that holds. */
interface Stamped {
  readonly path: string;
  readonly kind: ReviewedKind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const STAMPED: readonly Stamped[] = [...EXAMPLE].flatMap(([path, text]) => {
  const found = typeof text === "string" ? read(path, text) : undefined;
  if (!found || typeof text !== "string") return [];
  const { meaningDigest } = knowledgeBase(GROUND);
  const digest = meaningDigest(found.kind, found.record);
  const value = { by: "A. Marlow", role: "scrutineer", on: "2026-06-01", digest };
  const edited = editedRecord(text, [{ is: "append", path: ["reviews"], value }], "front-matter");
  if ("refused" in edited) throw new Error(`${path}: ${edited.refused}`);
  const [, front = "", body = ""] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(edited.text) ?? [];
  return [{ path, kind: found.kind, fields: parse(front) as Stamped["fields"], body }];
});

function textOf(fields: object, body: string): string {
  return `---\n${stringify(fields)}---\n${body}`;
}

/** Every value inside the fields but the stamps: by its path. */
function pathsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const own = path.length > 0 ? [path] : [];
  if (path[0] === "reviews" || value === null || typeof value !== "object")
    return path[0] === "reviews" ? [] : own;
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...own, ...inner.flatMap(([step, one]) => pathsIn(one, [...path, step as string | number]))];
}

type Mutation = "delete" | "other" | "double";

function mutated(value: unknown, [step, ...rest]: readonly (string | number)[], how: Mutation): unknown {
  if (Array.isArray(value)) {
    if (rest.length > 0) return value.map((one, at) => (at === step ? mutated(one, rest, how) : one));
    return value.flatMap((one, at) => {
      if (at !== step) return [one];
      return how === "delete" ? [] : how === "double" ? [one, one] : [other(one)];
    });
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const name = String(step);
  if (rest.length > 0) return { ...fields, [name]: mutated(fields[name], rest, how) };
  if (how !== "delete") return { ...fields, [name]: other(fields[name]) };
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

/** Something of the same kind that says something else. */
function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value !== "string") return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.replace(/\d$/, (last) => (last === "1" ? "2" : "1"));
  const flipped = OTHERS.find((all) => all.includes(value))?.find((one) => one !== value);
  return flipped ?? `${value}x`;
}

/** Words of which another may stand. */
const OTHERS = [
  ["working-well", "worried-about", "not-yet-clear"],
  ["ready", "draft"],
  ["children", "parents-carers", "practitioners", "leaders", "seen", "document"],
  ["met", "partly-met", "not-met"],
  ["improving", "same", "declining"],
  ["taken", "taken-in-part", "not-taken"],
  ["support", "challenge"],
  ["first-hand", "reported"],
  ["complete", "on-track", "slipping"],
];

describe("a stamp", () => {
  it("is on every kind of record of the example", () => {
    expect(new Set(STAMPED.map((one) => one.kind))).toEqual(new Set(Object.keys(SET_LATER)));
    for (const { path, fields, body } of STAMPED)
      expect(stateOf(path, textOf(fields, body)), path).toBe("confirmed");
  });

  it("no longer holds once any field of the meaning is another, and holds whatever update sets", () => {
    let [flipped, kept] = [0, 0];
    const edit = fc.tuple(
      fc.constantFrom(...STAMPED),
      fc.nat(),
      fc.constantFrom<Mutation>("delete", "other", "double"),
    );
    fc.assert(
      fc.property(edit, ([{ path, kind, fields, body }, at, how]) => {
        const paths = pathsIn(fields);
        const field = paths[at % paths.length] ?? [];
        const changed = mutated(fields, field, how);
        fc.pre(JSON.stringify(changed) !== JSON.stringify(fields));
        // a draft without its day is read with that of its id, which may say the same
        fc.pre(!(how === "delete" && fields["status"] === "draft" && STANDS_IN.includes(String(field[0]))));
        const state = stateOf(path, textOf(changed as object, body));
        // what no longer fits its schema is a problem of reading
        fc.pre(state !== undefined);
        const isLater =
          SET_LATER[kind].includes(String(field[0])) || (field[0] === "decisions" && field[2] === "outcome");
        if (isLater) kept += 1;
        else flipped += 1;
        expect([field.join("."), state]).toEqual([field.join("."), isLater ? "confirmed" : "changed-since"]);
      }),
      parameters(0.6),
    );
    expect(Math.min(flipped, kept)).toBeGreaterThan(5);
  });

  it("no longer holds once a word of the body is another", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STAMPED),
        fc.nat(),
        fc.stringMatching(/^[a-z]{1,8}$/),
        (one, at, word) => {
          const from = at % (one.body.length + 1);
          const body = `${one.body.slice(0, from)}${word}${one.body.slice(from)}`;
          const state = stateOf(one.path, textOf(one.fields, body));
          fc.pre(state !== undefined);
          expect(state).toBe("changed-since");
        },
      ),
      parameters(0.2),
    );
  });

  it("holds however the same is laid out", () => {
    const layout = fc.tuple(
      fc.constantFrom(...STAMPED),
      fc.infiniteStream(fc.nat()),
      fc.boolean(),
      fc.constantFrom("", "  ", "\t"),
      fc.constantFrom("", "\n", "\n \n"),
    );
    fc.assert(
      fc.property(layout, ([{ path, fields, body }, numbers, isCrlf, blanks, end]) => {
        const shuffled = Object.entries(fields)
          .map((entry) => ({ entry, by: numbers.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ entry }) => entry);
        const text = textOf(
          Object.fromEntries(shuffled),
          body.replace(/$/gm, blanks).replace(/\s*$/, `\n${end}`),
        );
        const state = stateOf(path, isCrlf ? text.replaceAll("\n", "\r\n") : text);
        expect(state).toBe("confirmed");
      }),
      parameters(0.2),
    );
  });
});
