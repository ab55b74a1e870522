import { isDay } from "../model/day.ts";
import type { Fields } from "./record-update.ts";
import { readYaml } from "./yaml.ts";
import { fieldText } from "./yaml-value.ts";

/** An update that was not made, as another had set the same field: whose it is, and what it would have done. */
export interface KeptUpdate {
  /** What the command line calls the record: an id, or a decision's number with its year. */
  readonly record: string;
  readonly update: Fields;
}

/** The text of a kept update, with what to type about it. `fields` are those that another had set. */
export function keptText({ record, update }: KeptUpdate, fields: readonly string[]): string {
  return [
    `# Not made: somebody else had set ${fields.join(", ")} in the meantime.`,
    `# To make it all the same: scrutiny update ${record} --take`,
    `# To remove it: scrutiny update ${record} --drop`,
    fieldText("record", record),
    fieldText("update", update),
    "",
  ].join("\n");
}

/** Reads what `keptText` made; undefined where it is no such text any more. What the update holds is for its record's schema. */
export function readKept(text: string): KeptUpdate | undefined {
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const fields = readYaml({ path: "kept", text: lines, from: 0, to: lines.length }).value;
  const { record, update } = fields ?? {};
  if (typeof record !== "string" || update === null || typeof update !== "object") return undefined;
  const on = (update as Fields)["on"];
  return typeof on === "string" && isDay(on) ? { record, update: update as Fields } : undefined;
}
