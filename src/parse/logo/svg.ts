import { SaxesParser } from "saxes";
import type { PictureRead } from "./picture-read.ts";

const DRAWN = new Set(
  (
    "svg g defs path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop " +
    "clipPath style"
  ).split(" "),
);
/** About the picture, and nothing that is seen: left out with all that is in them. */
const ABOUT = new Set(["title", "desc", "metadata"]);
const DEEPEST = 60;
const NAME = /^[A-Za-z][\w-]*$/;
/** An address in a value that leads out of the picture, and what could hide one. */
const LEADS_OUT = /url\(\s*["']?(?!#)|(?:java|vb)script:|data:|@import|\\|expression\(/i;
const NUMBER = /^\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in)?\s*$/;

const WRONG = "The file is no SVG that can be read.";
const MAY_NOT =
  "The SVG has something that a logo in a report may not have: a script, an animation, a picture or words within it that come from elsewhere, or the like.";
const REFUSED = new Error("refused");
const NO_SIZE = "The SVG does not say how wide and how high it is.";

/**
 * An SVG of shapes and letters alone, written anew: what it says about itself and what drawing programs note in it is
 * left out. One that holds anything else, or leads anywhere, is refused.
 */
export function readSvg(bytes: Uint8Array): PictureRead {
  try {
    const { text, root } = rewritten(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const size = sizeOf(root);
    return size ? { bytes: new TextEncoder().encode(text), ...size } : NO_SIZE;
  } catch (error) {
    return error === REFUSED ? MAY_NOT : WRONG;
  }
}

type Attributes = Readonly<Record<string, string>>;

/** Writes it anew while it is read; throws REFUSED for what may not be there, and anything for what is no XML. */
function rewritten(svg: string): { readonly text: string; readonly root: Attributes } {
  const parts: string[] = [];
  const open: string[] = [];
  let passedOver = 0;
  let root: Attributes | undefined;
  const words = (text: string) => {
    if (passedOver > 0 || open.length === 0) return;
    if (open.at(-1) === "style" && LEADS_OUT.test(text)) throw REFUSED;
    parts.push(escaped(text));
  };
  const parser = new SaxesParser({});
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) throw REFUSED;
  });
  parser.on("processinginstruction", () => {
    throw REFUSED;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (passedOver > 0 || ABOUT.has(name) || name.includes(":")) {
      passedOver++;
      return;
    }
    if (!DRAWN.has(name) || open.length > DEEPEST || (open.length === 0 && name !== "svg")) throw REFUSED;
    const kept = keptOf(attributes);
    root ??= kept;
    const first = open.length === 0 ? ' xmlns="http://www.w3.org/2000/svg"' : "";
    const said = Object.entries(kept).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    parts.push(`<${name}${first}${said.join("")}>`);
    open.push(name);
  });
  parser.on("text", words);
  parser.on("cdata", words);
  parser.on("closetag", () => {
    if (passedOver > 0) passedOver--;
    else parts.push(`</${open.pop()}>`);
  });
  parser.write(svg).close();
  if (!root) throw new Error("no root");
  return { text: parts.join(""), root };
}

function keptOf(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).flatMap(([name, value]) => {
    const isLink = /(?:^|:)href$/i.test(name);
    if (/^on/i.test(name) || LEADS_OUT.test(value) || (isLink && !value.startsWith("#"))) throw REFUSED;
    if (isLink) return [["href", value]];
    const isOwn = (NAME.test(name) && name !== "xmlns") || name === "xml:space";
    return isOwn ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}

function sizeOf({ width = "", height = "", viewBox = "" }: Attributes) {
  const [, , across, down] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [w, h] = [width, height].map((one) => Number(NUMBER.exec(one)?.[1]));
  const [wide, high] = w && h ? [w, h] : [across, down];
  return wide && high && wide > 0 && high > 0 && Number.isFinite(wide + high)
    ? { width: wide, height: high }
    : undefined;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
