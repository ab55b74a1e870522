import type { z } from "zod";
import { type FieldPath, fieldName, isFieldName } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import type { Problem } from "../model/problem.ts";
import type { Locate } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

/**
 * Turns what a schema refused into problems at their places: unknown field (with a did-you-mean), missing field, wrong
 * type, a value that is not in the list, a bad date. No message holds the value itself.
 */
export function shapeProblems(
  schema: z.ZodType,
  error: { readonly issues: readonly Issue[] },
  data: unknown,
  locate: Locate,
): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    if (issue.code === "unrecognized_keys") {
      const known = knownKeys(schema, path);
      return issue.keys.map((key) =>
        problem(
          "unknown-field",
          isFieldName(key) ? `The field ${key} is not known here.` : "This is no field that is known here.",
          [...path, key],
          locate([...path, key], true),
          didYouMean(key, known),
        ),
      );
    }
    const missing = valueAt(data, path) === undefined;
    const rule = missing ? "missing-field" : ruleOf(issue);
    const name = fieldName(path);
    const message = missing ? `The field ${name} is missing.` : `The field ${name}: ${sentence(issue)}`;
    const hint = missing && issue.code !== "custom" ? sentence(issue) : valueHint(issue, valueAt(data, path));
    return [problem(rule, message, path, locate(path), hint)];
  });
}

function problem(
  rule: string,
  message: string,
  path: FieldPath,
  place: Problem["place"],
  hint: string | undefined,
): Problem {
  return {
    rule,
    severity: "error",
    message,
    place,
    field: fieldName(path),
    ...(hint === undefined ? {} : { hint }),
    related: [],
  };
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
    case "invalid_union":
      return "wrong-type";
    case "invalid_value":
      return "unknown-value";
    case "too_small":
    case "too_big":
      return "out-of-range";
    case "invalid_format":
      return "malformed-value";
    case "custom": {
      const rule: unknown = issue.params?.["rule"];
      return typeof rule === "string" ? rule : "wrong-type";
    }
    default:
      return "wrong-type";
  }
}

function sentence(issue: Issue): string {
  const text =
    issue.code === "invalid_value"
      ? `expected ${issue.values.map(String).join(", ")}`
      : issue.message.replace(/^Invalid input: /, "").replace(/, received .*$/, "");
  return text.endsWith(".") ? text : `${text}.`;
}

function valueHint(issue: Issue, value: unknown): string | undefined {
  if (issue.code === "invalid_value" && typeof value === "string") {
    return didYouMean(value, issue.values.map(String));
  }
  if (issue.code === "invalid_type" && typeof value === "number") return "Put it in quotes to make it text.";
  return undefined;
}

function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const step of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}

/** The keys that a schema knows at a path, through lists, optional fields and unions. */
function knownKeys(schema: z.ZodType, path: FieldPath): string[] {
  let at: unknown = schema;
  for (const step of path) at = childOf(unwrap(at), step);
  const found = unwrap(at);
  return shapeKeys(found);
}

interface Definition {
  type: string;
  innerType?: unknown;
  in?: unknown;
  element?: unknown;
  shape?: Record<string, unknown>;
  options?: unknown[];
  valueType?: unknown;
}

function definition(schema: unknown): Definition | undefined {
  return (schema as { _zod?: { def: Definition } } | undefined)?._zod?.def;
}

function unwrap(schema: unknown): unknown {
  const def = definition(schema);
  if (!def) return undefined;
  if (def.innerType !== undefined) return unwrap(def.innerType);
  if (def.type === "pipe") return unwrap(def.in);
  return schema;
}

function childOf(schema: unknown, step: string | number): unknown {
  const def = definition(schema);
  if (def?.type === "array") return def.element;
  if (def?.type === "record") return def.valueType;
  if (def?.type === "object") return def.shape?.[step];
  return undefined;
}

function shapeKeys(schema: unknown): string[] {
  const def = definition(schema);
  if (def?.type === "object") return Object.keys(def.shape ?? {});
  return (def?.options ?? []).flatMap((option) => shapeKeys(unwrap(option)));
}
