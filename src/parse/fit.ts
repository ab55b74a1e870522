import type { z } from "zod";

/** Given back in the place of a value that does not fit. */
export const REFUSED = Symbol("refused");

/** Gives what a schema makes of a value, or REFUSED: without a reason, and so without the work for one. */
export type Fit = (value: unknown) => unknown;

/**
 * The fit of a schema, made of the schema itself: of data as YAML gives it (text, numbers, true and false, null, lists
 * and maps) it says what zod says, to the order of the fields. Undefined where the schema has something in it that is
 * not known here: then zod is asked. Why a value is refused, zod says alone.
 */
export function fitOf(schema: z.ZodType): Fit | undefined {
  const before = made.get(schema);
  if (before !== undefined) return before ?? undefined;
  const toFit = fitOfKind(schema);
  made.set(schema, toFit ?? null);
  return toFit;
}

/** Null where a schema has none. */
const made = new WeakMap<object, Fit | null>();

/** What a schema of zod says of itself, as far as it is read here. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
  readonly coerce?: boolean;
  readonly format?: string;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly innerType?: z.ZodType;
  readonly defaultValue?: unknown;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly inclusive?: boolean;
  readonly discriminator?: unknown;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly mode?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
}

interface CheckDefinition {
  readonly check: string;
  readonly fn?: (value: unknown) => unknown;
  readonly pattern?: RegExp;
  readonly format?: string;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function fitOfKind(schema: z.ZodType): Fit | undefined {
  const def = definitionOf(schema);
  if (def.coerce) return undefined;
  switch (def.type) {
    case "string":
      return def.format === undefined ? checked(def, (value) => typeof value === "string") : undefined;
    case "number":
      return numberFit(def);
    case "boolean":
      return checked(def, (value) => typeof value === "boolean");
    case "enum":
      return oneOf(def, Object.values(def.entries ?? {}));
    case "literal":
      return oneOf(def, def.values ?? []);
    case "nullable":
      return nullableFit(def);
    case "array":
      return listFit(def);
    case "union":
      return unionFit(def);
    case "record":
      return recordFit(def);
    case "object":
      return objectFit(def);
    default:
      return undefined;
  }
}

type Test = (value: unknown) => boolean;

/** A value that is itself what comes of it, where it is of the kind and every check holds. */
function checked(def: Definition, isOfKind: Test): Fit | undefined {
  const tests: Test[] = [];
  for (const { _zod } of def.checks ?? []) {
    const test = testOf(_zod.def);
    if (!test) return undefined;
    tests.push(test);
  }
  return (value) => {
    if (!isOfKind(value)) return REFUSED;
    for (const test of tests) if (!test(value)) return REFUSED;
    return value;
  };
}

function testOf(def: CheckDefinition): Test | undefined {
  const { fn, pattern, maximum = 0, minimum = 0, value: limit = 0, inclusive } = def;
  switch (def.check) {
    case "custom":
      return fn && ((value) => Boolean(fn(value)));
    case "string_format":
      // a pattern that remembers where it was would say one thing now and another then
      if (def.format !== "regex" || !pattern || pattern.global || pattern.sticky) return undefined;
      return (value) => pattern.test(value as string);
    case "max_length":
      return (value) => unitsOf(value) <= maximum || lengthOf(value) <= maximum;
    case "min_length":
      return (value) => unitsOf(value) >= 2 * minimum || lengthOf(value) >= minimum;
    case "greater_than":
      return (value) => (inclusive ? (value as number) >= limit : (value as number) > limit);
    case "less_than":
      return (value) => (inclusive ? (value as number) <= limit : (value as number) < limit);
    default:
      return undefined;
  }
}

function unitsOf(value: unknown): number {
  return (value as string | readonly unknown[]).length;
}

/** Of text its characters, of a list its entries. */
function lengthOf(value: unknown): number {
  return typeof value === "string" ? [...value].length : unitsOf(value);
}

function numberFit(def: Definition): Fit | undefined {
  if (def.format === undefined) return checked(def, Number.isFinite);
  return def.format === "safeint" ? checked(def, Number.isSafeInteger) : undefined;
}

function oneOf(def: Definition, values: readonly unknown[]): Fit | undefined {
  // the schema's own text takes the place of the file's: a few are kept, not one for each finding
  const known = new Map(values.map((value) => [value, value]));
  const holds = checked(def, (value) => known.has(value));
  return holds && ((value) => (holds(value) === REFUSED ? REFUSED : known.get(value)));
}

function listFit(def: Definition): Fit | undefined {
  const holds = checked(def, Array.isArray);
  const toFit = def.element && fitOf(def.element);
  if (!holds || !toFit) return undefined;
  return (value) => {
    if (holds(value) === REFUSED) return REFUSED;
    // a copy is as long as what it holds; a list that grows has room for more, and ten thousand notes have many
    const list = (value as readonly unknown[]).slice();
    for (let at = 0; at < list.length; at += 1) {
      const fitting = toFit(list[at]);
      if (fitting === REFUSED) return REFUSED;
      list[at] = fitting;
    }
    return list;
  };
}

/** The first that takes it. */
function unionFit({ options = [], inclusive, discriminator, checks = [] }: Definition): Fit | undefined {
  const fits = options.map(fitOf);
  if (inclusive === false || discriminator !== undefined || checks.length > 0) return undefined;
  if (!fits.every((toFit) => toFit !== undefined)) return undefined;
  return (value) => {
    for (const toFit of fits) {
      const fitting = toFit(value);
      if (fitting !== REFUSED) return fitting;
    }
    return REFUSED;
  };
}

function nullableFit({ innerType, checks = [] }: Definition): Fit | undefined {
  const toFit = innerType && fitOf(innerType);
  if (!toFit || checks.length > 0) return undefined;
  return (value) => (value === null ? null : toFit(value));
}

/** A map with names that text decides. */
function recordFit({ keyType, valueType, mode, checks = [] }: Definition): Fit | undefined {
  const ofName = keyType && definitionOf(keyType).type === "string" ? fitOf(keyType) : undefined;
  const ofValue = valueType && fitOf(valueType);
  if (!ofName || !ofValue || mode !== undefined || checks.length > 0) return undefined;
  return (value) => {
    if (!isMap(value)) return REFUSED;
    const map: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      // zod passes it over; the YAML reader has refused it before
      if (name === "__proto__") continue;
      if (ofName(name) === REFUSED) return REFUSED;
      const fitting = ofValue(value[name]);
      if (fitting === REFUSED) return REFUSED;
      map[name] = fitting;
    }
    return map;
  };
}

/** A field of a map: what fits it, and what stands in where it is absent. */
interface Field {
  readonly name: string;
  readonly toFit: Fit;
  readonly ifAbsent: (() => unknown) | "refused" | "left out";
}

/** A map with these fields and no others. */
function objectFit(def: Definition): Fit | undefined {
  const { shape = {}, catchall } = def;
  const holds = checked(def, isMap);
  const fields = Object.entries(shape).map(([name, schema]) => fieldOf(name, schema));
  if (!fields.every((field) => field !== undefined)) return undefined;
  if (!holds || !catchall || definitionOf(catchall).type !== "never") return undefined;
  return (value) => (isMap(value) ? holds(fitted(value, fields)) : REFUSED);
}

function fieldOf(name: string, schema: z.ZodType): Field | undefined {
  const def = definitionOf(schema);
  const isOptional = def.type === "optional";
  const inside = isOptional || def.type === "default" ? def.innerType : schema;
  const toFit = inside && (def.checks ?? []).length === 0 ? fitOf(inside) : fitOf(schema);
  if (!toFit || name === "__proto__") return undefined;
  if (def.type === "default") return { name, toFit, ifAbsent: () => def.defaultValue };
  return { name, toFit, ifAbsent: isOptional ? "left out" : "refused" };
}

function fitted(value: Readonly<Record<string, unknown>>, fields: readonly Field[]): unknown {
  const map: Record<string, unknown> = {};
  let given = 0;
  for (const { name, toFit, ifAbsent } of fields) {
    const one = value[name];
    if (one !== undefined) {
      const fitting = toFit(one);
      if (fitting === REFUSED) return REFUSED;
      map[name] = fitting;
      given += 1;
    } else if (typeof ifAbsent === "function") map[name] = ifAbsent();
    else if (ifAbsent === "refused") return REFUSED;
  }
  for (const name in value) if (Object.hasOwn(value, name)) given -= 1;
  return given === 0 ? map : REFUSED;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
