import type { Gap } from "../writing/gap.ts";
import { type EntryContext, type EntryFields, isGiven } from "./entry-kind.ts";
import { isDraft } from "./reference-field.ts";

/** What an entry lacks: fields that are wanted, words below the fields, and evidence that is a draft still. */
export function gapsOf(fields: EntryFields, body: string, context: EntryContext): readonly Gap[] {
  const { kind } = context;
  const wanted = kind.fields.filter(
    (field) => field.need !== "may" && isShort(fields[field.name], field.least ?? 1),
  );
  const drafts = ((fields["evidence"] as readonly string[] | undefined) ?? []).filter((one) =>
    isDraft(one, context),
  );
  return [
    ...wanted.map(({ name, lacks }) => ({ reason: `no-${name}`, message: `${name}: ${lacks}` })),
    ...drafts.map((id) => ({
      reason: "draft-evidence",
      message: `evidence: ${id} is a draft still, and counts once it is ready`,
    })),
    ...(kind.gaps?.(fields, context) ?? []),
    ...bodyGap(kind.bodyLacks, body),
  ];
}

/** The reason of the gap that an editor is opened for. */
export const NO_BODY = "no-body";

function bodyGap(lacks: string | undefined, body: string): readonly Gap[] {
  if (lacks === undefined || hasWords(body)) return [];
  return [{ reason: NO_BODY, message: `the text below the fields: ${lacks}` }];
}

/** Whether anything stands there but headings and comments. */
function hasWords(body: string): boolean {
  return (
    body
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/^#+ .*$/gm, "")
      .trim() !== ""
  );
}

function isShort(value: unknown, least: number): boolean {
  return Array.isArray(value) ? value.length < least : !isGiven(value) || least > 1;
}
