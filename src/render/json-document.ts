import { mask } from "../model/mask.ts";

/** A JSON document of the contract: indented, `null` for an unknown scalar, every text masked, a final newline. */
export function jsonDocument(body: unknown): string {
  const replaced = (_: string, value: unknown) => {
    if (value === undefined) return null;
    return typeof value === "string" ? mask(value) : value;
  };
  return `${JSON.stringify(body, replaced, 2)}\n`;
}
