import { SaxesParser, type SaxesTagNS } from "saxes";
import { UserError } from "../../model/user-error.ts";
import { broken, tooLarge } from "./refused.ts";

const DEEPEST = 200;
const MOST_ELEMENTS = 2_000_000;

/** An element as it is met: its name without prefix, and its attributes by their names without prefix. */
export interface XmlTag {
  readonly name: string;
  readonly uri: string;
  attribute(name: string): string | undefined;
}

/** What is done at each element's begin, text and end, in the order of the file. */
export interface XmlReading {
  open?(tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string, uri: string): void;
}

/**
 * Reads a part of an Office file from begin to end. One that is not well formed, not UTF-8, or defines entities of its own
 * throws UserError, as does one beyond all measure.
 */
export function readXml(file: string, xml: Uint8Array | undefined, reading: XmlReading): void {
  if (xml === undefined) return;
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let elements = 0;
  parser.on("error", () => {
    throw broken(file);
  });
  parser.on("doctype", () => {
    throw broken(file);
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    elements += 1;
    if (depth > DEEPEST || elements > MOST_ELEMENTS) throw tooLarge(file);
    reading.open?.(tagOf(tag));
  });
  parser.on("text", (text) => reading.text?.(text));
  parser.on("cdata", (text) => reading.text?.(text));
  parser.on("closetag", ({ local, uri }) => {
    depth -= 1;
    reading.close?.(local, uri);
  });
  try {
    parser.write(new TextDecoder("utf-8", { fatal: true }).decode(xml)).close();
  } catch (error) {
    throw error instanceof UserError ? error : broken(file);
  }
}

function tagOf(tag: SaxesTagNS): XmlTag {
  return {
    name: tag.local,
    uri: tag.uri,
    attribute: (name) => Object.values(tag.attributes).find(({ local }) => local === name)?.value,
  };
}
