import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FILE_SCHEMAS } from "../../src/model/file-schemas.ts";
import { fitOf, REFUSED } from "../../src/parse/fit.ts";
import { parameters } from "./parameters.ts";

/** Text that some field takes, and text that none does. */
const text = fc.oneof(
  fc.constantFrom(
    "council",
    "leadership.edi",
    "2025-07-10",
    "2025-07",
    "2025/26",
    "04-01",
    "R1",
    "C1",
    "E1",
    "I1",
    "D1",
  ),
  fc.constantFrom("", " ", "a\nb", "2025-02-30", "\u202e", "\u200b", "x".repeat(61), "x".repeat(201)),
  fc.constantFrom("\u{1f600}".repeat(61), "\u{1f600}\u{1f600}", `\ud83d${"x".repeat(59)}`, "__proto__"),
  fc.constantFrom("a".repeat(64), "europe/london", "Europe/London", "some words", "#1d4f5c"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, 3, -1, 0.5, 366, 1e15, 1e16, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  fc.integer(),
  fc.double(),
);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const anything = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(text, scalar, { maxKeys: 2, noNullPrototype: true }),
);

interface Definition {
  readonly type: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

/** Values that look like what the schema takes, here and there with something else in them. */
function likely(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 200, arbitrary: ofKind(schema) }, anything);
}

function ofKind(schema: z.ZodType): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Definition;
  switch (def.type) {
    case "string":
      return taken(schema, text);
    case "number":
      return taken(schema, number);
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(def.values ?? []));
    case "nullable":
      return fc.option(likely(def.innerType as z.ZodType));
    case "optional":
    case "default":
      return likely(def.innerType as z.ZodType);
    case "array":
      return fc.array(likely(def.element as z.ZodType), { maxLength: 3 });
    case "union":
      return fc.oneof(...(def.options ?? []).map(likely));
    case "record":
      return fc.dictionary(text, likely(def.valueType as z.ZodType), { maxKeys: 3, noNullPrototype: true });
    case "object":
      return object(def.shape ?? {});
    default:
      throw new Error(`no values of ${def.type}`);
  }
}

/** Mostly what the schema takes: a map of many fields would else never be right. */
function taken(schema: z.ZodType, from: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const right = fc.sample(from, { numRuns: 300, seed: 1 }).filter((one) => schema.safeParse(one).success);
  return right.length === 0 ? from : fc.oneof({ weight: 200, arbitrary: fc.constantFrom(...right) }, from);
}

function object(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, likely(schema)]));
  const requiredKeys = Object.entries(shape).flatMap(([name, { _zod }]) =>
    _zod.optin === undefined ? [name] : [],
  );
  const whole = fc.record(fields, { requiredKeys, noNullPrototype: true });
  const stray = fc.tuple(whole, text, scalar).map(([map, name, value]) => ({ ...map, [name]: value }));
  const lacking = fc.tuple(whole, fc.nat()).map(([map, at]) => {
    const entries = Object.entries(map);
    entries.splice(at % Math.max(1, entries.length), 1);
    return Object.fromEntries(entries.reverse());
  });
  return fc.oneof({ weight: 200, arbitrary: whole }, stray, lacking);
}

/** What zod makes of it, with the order of the fields. */
function byZod(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  return result.success ? result.data : REFUSED;
}

describe("the fit of a schema", () => {
  it.each(FILE_SCHEMAS.map((one) => [one.name, one.schema] as const))(
    "says of %s what zod says",
    (_, schema) => {
      const toFit = fitOf(schema);
      let taken = 0;
      expect(toFit).toBeDefined();
      fc.assert(
        fc.property(likely(schema), (value) => {
          const [ours, theirs] = [toFit?.(value), byZod(schema, value)];
          if (ours !== REFUSED) taken += 1;
          expect(ours).toStrictEqual(theirs);
          expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
        }),
        parameters(2),
      );
      expect(taken).toBeGreaterThan(0);
    },
  );

  it.each([
    ["a transform", z.string().transform((text) => text.length)],
    ["a format", z.email()],
    ["a check that is not known", z.string().startsWith("a")],
    ["a pattern that remembers", z.string().regex(/a/g)],
    ["what may be anything", z.unknown()],
    ["a map that takes other fields", z.looseObject({ a: z.string() })],
    ["a map that drops other fields", z.object({ a: z.string() })],
    ["a map with a check of its own", z.strictObject({ a: z.string() }).superRefine(() => {})],
    ["one of two and not of both", z.xor([z.string(), z.number()])],
    ["names of a list", z.record(z.enum(["a", "b"]), z.string())],
    ["text made of anything", z.coerce.string()],
    ["any of these in a list of maps", z.array(z.strictObject({ a: z.email().optional() }))],
  ])("leaves to zod %s", (_, schema) => {
    expect(fitOf(schema)).toBeUndefined();
  });

  it("gives each its own list where one is absent", () => {
    const toFit = fitOf(z.strictObject({ a: z.array(z.string()).default([]) }));
    const [one, other] = [toFit?.({}), toFit?.({})] as { a: string[] }[];
    expect(one).toEqual({ a: [] });
    expect(one?.a).not.toBe(other?.a);
  });
});
