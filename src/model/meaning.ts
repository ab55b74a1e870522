import { CHANGING_FIELDS, type RegisterKind } from "./registers.ts";

/** Fields that never count as meaning: stamps and what is appended. */
const NEVER = new Set(["reviews", "updates"]);

/**
 * What a record means, as text to be hashed: its kind, its fields in schema order without what is absent or empty, and
 * its body (NFC, LF, no white space at line ends). Without stamps, updates, what updates set, decisions' outcomes and a
 * note's status, so that making a draft ready or appending an update leaves the meaning as it was.
 */
export function meaningText(kind: string, fields: object, body: string): string {
  const changing = new Set<string>(kind in CHANGING_FIELDS ? CHANGING_FIELDS[kind as RegisterKind] : []);
  const kept = Object.entries(fields).filter(
    ([key]) => !NEVER.has(key) && !changing.has(key) && !(kind === "note" && key === "status"),
  );
  const plain = body
    .normalize("NFC")
    .replace(/[ \t]+$/gm, "")
    .trimEnd();
  return `${kind}\n${JSON.stringify(kept.map(([key, value]) => [key, withoutEmpty(key, value)]).filter(([, value]) => value !== undefined))}\n${plain}`;
}

function withoutEmpty(key: string, value: unknown): unknown {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map((one) => withoutEmpty(key, one));
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([name]) => !(key === "decisions" && name === "outcome"))
      .map(([name, inner]) => [name, withoutEmpty(name, inner)] as const)
      .filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries);
  }
  return value;
}
