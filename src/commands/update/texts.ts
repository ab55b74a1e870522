import type { Session } from "../session.ts";
import { foundIn, mustNotIdentify, type NewText, privacyGuard } from "../writing/privacy-guard.ts";
import { optionOfField } from "./options.ts";

/** Looks at all words of an update before it is written to a path; throws where they identify a person. */
export async function mustNameNobody(session: Session, path: string, update: object): Promise<void> {
  const guard = await privacyGuard(session, path);
  const whole = Object.values(update).flatMap(textsIn).join("\n");
  mustNotIdentify(session, "the update", foundIn(guard, textsOf(update), whole));
}

function textsOf(update: object): readonly NewText[] {
  return Object.entries(update).flatMap(([field, value]) =>
    textsIn(value).map((text) => ({ where: optionOfField(field), text })),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}
