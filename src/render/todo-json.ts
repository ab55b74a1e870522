import { mask } from "../model/mask.ts";
import type { TodoAnswer } from "../model/todo.ts";

/** The list of what to do as JSON, version 1 of `cli.md`: keys in a fixed order, a final newline. Masked. */
export function todoAsJson({ today, items }: TodoAnswer): string {
  const body = {
    version: 1,
    today,
    items: items.map(({ kind, urgency, due, id, message, command }) => ({
      kind,
      urgency,
      due: due ?? null,
      id,
      message,
      command,
    })),
  };
  const masked = (_: string, value: unknown) => (typeof value === "string" ? mask(value) : value);
  return `${JSON.stringify(body, masked, 2)}\n`;
}
