import { type Problem, startOf } from "../../model/problem.ts";
import type { Schema } from "../../model/schema.ts";
import { UserError } from "../../model/user-error.ts";
import { shapeProblems } from "../../parse/shape.ts";

/**
 * Holds fields that were given against a schema and gives those of them that were given, as it reads them. Throws
 * UserError `wrong-value`, which names the option that `optionOf` makes of a field.
 */
export function shapedBy<F extends object>(
  schema: Schema<F>,
  fields: object,
  optionOf: (field: string) => string,
): Partial<F> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const shape = schema.safeParse(given);
  if (shape.success) {
    const read = Object.entries(shape.data).filter(([key]) => Object.hasOwn(given, key));
    return Object.fromEntries(read) as Partial<F>;
  }
  const [first, ...more] = shapeProblems(schema, shape.error, given, () => startOf(""));
  const said = (one: Problem) =>
    `${optionOf(one.field ?? "")}: ${one.message.replace(/^The field \S+ /, "")}`;
  const hints = [first?.hint, ...more.map(said)].filter((one) => one !== undefined);
  throw new UserError(
    "wrong-value",
    first ? said(first) : "A value is wrong.",
    hints.join("\n") || undefined,
  );
}
