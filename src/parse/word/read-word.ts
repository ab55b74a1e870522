import { archiveParts } from "../office/archive.ts";
import { broken } from "../office/refused.ts";
import { readXml } from "../office/xml.ts";

const WANTED = /^(?:\[Content_Types\]\.xml|word\/(?:document\d*|styles|comments|commentsExtended)\.xml)$/;

/** The parts of a Word document that an import looks at. Throws UserError `not-taken` for what is broken or too large. */
export function wordParts(name: string, bytes: Uint8Array) {
  const parts = archiveParts(name, bytes, WANTED);
  const body = [...parts].find(([part]) => /^word\/document/.test(part))?.[1];
  if (!body) throw broken(name);
  return {
    body,
    styles: parts.get("word/styles.xml"),
    comments: parts.get("word/comments.xml"),
    threads: parts.get("word/commentsExtended.xml"),
  };
}

/** The styles that are headings, by their ids: by name, or by the level of the outline. */
export function headingStyles(name: string, xml: Uint8Array | undefined): ReadonlySet<string> {
  const headings = new Set<string>();
  let style = "";
  readXml(name, xml, {
    open(tag) {
      if (tag.name === "style") style = tag.attribute("styleId") ?? "";
      const isHeading =
        (tag.name === "name" && /^(?:heading \d|title)$/i.test(tag.attribute("val") ?? "")) ||
        (tag.name === "outlineLvl" && Number(tag.attribute("val") ?? "9") < 9);
      if (isHeading && style !== "") headings.add(style);
    },
  });
  return headings;
}
