import type { NewText } from "./privacy-guard.ts";

/** What a position in these lists is called. */
const ITEMS: Readonly<Record<string, string>> = {
  findings: "finding",
  sources: "source",
  figures: "figure",
  "passed-on": "passed-on",
};

/** Every text of a record, with what it is called: `title`, `finding 2`, `the text below the fields`. */
export function recordTexts(fields: object, body: string): readonly NewText[] {
  const texts = Object.entries(fields).flatMap(([field, value]) => {
    const item = ITEMS[field];
    if (item === undefined || !Array.isArray(value))
      return textsIn(value).map((text) => ({ where: field, text }));
    return value.flatMap((one, index) =>
      textsIn(one).map((text) => ({ where: `${item} ${index + 1}`, text })),
    );
  });
  return [...texts, { where: "the text below the fields", text: body }];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}
