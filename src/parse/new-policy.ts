import { z } from "zod";
import { type Agency, type Policy, policySchema } from "../model/policy.ts";
import { readPolicy } from "./knowledge-base.ts";
import { flowLine, hiddenIn } from "./note-text.ts";
import { readDataFile } from "./record.ts";

/** What a new `scrutiny.yaml` says of a partnership. */
export interface NewPolicy {
  readonly partnership: { readonly name: string; readonly short: string; readonly area: string };
  readonly scrutineer: { readonly name?: string; readonly title: string };
  readonly agencies: readonly Agency[];
  /** 16 random bytes in hex. */
  readonly salt: string;
}

/** The text and what it says, or the one reason why it cannot be made, as a sentence. */
export type NewPolicyText = { readonly text: string; readonly policy: Policy } | { readonly refused: string };

/** Fills the template of `scrutiny.yaml`. The result is read back: it says what was given, or it is refused. */
export function newPolicyText(template: string, given: NewPolicy): NewPolicyText {
  const hidden = hiddenIn(given);
  if (hidden) return { refused: hidden };
  const partners = given.agencies.filter((one) => one.is === "safeguarding-partner").map((one) => one.id);
  const values: Readonly<Record<string, string>> = {
    partnership: flowLine(given.partnership),
    scrutineer: flowLine(given.scrutineer),
    agencies: given.agencies.map((one) => `  - ${flowLine(one)}`).join("\n"),
    partners: `[${partners.join(", ")}]`,
    members: `[${given.agencies.map((one) => one.id).join(", ")}]`,
    salt: given.salt,
  };
  const text = filled(template, values);
  const { value, problems } = readPolicy({ path: "scrutiny.yaml", bytes: Buffer.from(text) });
  const policy = value?.value;
  if (policy && isSame(policy, given)) return { text, policy };
  return {
    refused: problems[0]?.message ?? "Something in it cannot be written so that it reads back as it was.",
  };
}

/** A template with its names in double braces filled in. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

const agenciesFile = z.strictObject({ agencies: policySchema.shape.agencies });

/** The agencies that a data file lists; none where it cannot be read. */
export function agenciesIn(bytes: Uint8Array): readonly Agency[] {
  return readDataFile({ path: "agencies.yaml", bytes }, agenciesFile).value?.value.agencies ?? [];
}

/** What may be said of a partnership, each with the sentence that says what was expected. */
export function whyNoName(
  field: "name" | "short" | "area" | "scrutineer" | "agency",
  text: string,
): string | undefined {
  const { partnership, scrutineer, agencies } = policySchema.shape;
  const schemas = {
    name: partnership.shape.name,
    short: partnership.shape.short,
    area: partnership.shape.area,
    scrutineer: scrutineer.unwrap().shape.name.unwrap(),
    agency: agencies.unwrap().element.shape.name,
  };
  const issue = schemas[field].safeParse(text).error?.issues[0]?.message;
  return issue ?? (/[\n\r]/.test(text) ? "expected one line" : undefined);
}

function isSame(policy: Policy, { partnership, scrutineer, agencies, salt }: NewPolicy): boolean {
  const { name, short, area } = policy.partnership;
  return (
    JSON.stringify([name, short, area, policy.scrutineer, policy.privacy?.salt]) ===
      JSON.stringify([partnership.name, partnership.short, partnership.area, scrutineer, salt]) &&
    JSON.stringify(policy.agencies.map(({ id, name, is }) => [id, name, is])) ===
      JSON.stringify(agencies.map(({ id, name, is }) => [id, name, is]))
  );
}
