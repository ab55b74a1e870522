import { SaxesParser, type SaxesTagNS } from "saxes";
import { UserError } from "../../model/user-error.ts";
import type { LeftOut } from "./left-out.ts";
import { broken, tooLarge } from "./refused.ts";

const DEEPEST = 200;
/** Some fifty pages; the converter takes seconds for them. */
const MOST_ELEMENTS = 60_000;
/** What the Markdown parser takes of a note. */
const MOST_TEXT = 128 * 1024;
const WORD = /\/wordprocessingml\/(?:2006\/)?main$/;

/** Elements that are left out with all that they hold, and what they are counted as. */
const DROPPED: Readonly<Record<string, keyof LeftOut | "nothing">> = {
  del: "deletions",
  moveFrom: "deletions",
  commentReference: "comments",
  commentRangeStart: "nothing",
  commentRangeEnd: "nothing",
  annotationRef: "nothing",
  object: "objects",
};
/** Of other namespaces: what draws. */
const PICTURES = new Set(["blip", "imagedata", "chart", "relIds"]);
/** Their words are taken, and nothing says any more that they were put in. */
const UNWRAPPED = new Set(["ins", "moveTo"]);
/** Characters that nobody sees. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/**
 * A part of a Word document without what is left out, which is counted; a broken part, one that defines entities of its own, or
 * one beyond all measure throws UserError. What comes of it names nothing outside of it but links.
 */
export function cleanedPart(name: string, xml: Uint8Array, counts: LeftOut): string {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const out: string[] = [];
  /** Where each open run begins in `out`, and whether it is hidden. */
  const runs: { readonly from: number; isHidden: boolean }[] = [];
  const open: { readonly tag: SaxesTagNS; readonly is: "kept" | "unwrapped" | "dropped" }[] = [];
  let dropped = 0;
  let fallbacks = 0;
  let elements = 0;
  let letters = 0;

  parser.on("error", () => {
    throw broken(name);
  });
  parser.on("doctype", () => {
    throw broken(name);
  });
  parser.on("opentag", (tag) => {
    elements += 1;
    if (elements > MOST_ELEMENTS || open.length > DEEPEST) throw tooLarge(name);
    const isIn = (local: string) => open.at(-1)?.tag.local === local;
    if (tag.local === "Fallback") fallbacks += 1;
    if (isWord(tag) && tag.local === "del" && isIn("trPr") && dropped === 0) counts.deletions += 1;
    const counted = countedAs(tag, isIn("rPr") || isIn("trPr") || isIn("pPr"));
    if (dropped > 0 || counted !== undefined) {
      // what is drawn in two ways is one picture
      if (counted !== undefined && counted !== "nothing" && dropped === 0 && fallbacks === 0)
        counts[counted] += 1;
      dropped += 1;
      open.push({ tag, is: "dropped" });
      return;
    }
    if (isWord(tag) && UNWRAPPED.has(tag.local) && !isIn("rPr") && !isIn("trPr")) {
      if (fallbacks === 0) counts.insertions += 1;
      open.push({ tag, is: "unwrapped" });
      return;
    }
    if (isWord(tag) && tag.local === "r") runs.push({ from: out.length, isHidden: false });
    const run = runs.at(-1);
    if (run && isHiding(tag) && isIn("rPr") && open.at(-2)?.tag.local === "r") run.isHidden = true;
    open.push({ tag, is: "kept" });
    out.push(`<${tag.name}${attributesOf(tag)}>`);
  });
  parser.on("text", (text) => {
    letters += text.length;
    if (letters > MOST_TEXT) throw tooLarge(name);
    if (dropped === 0) out.push(escaped(text.replace(UNSEEN, "").replaceAll("\u00a0", " ")));
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed?.tag.local === "Fallback") fallbacks -= 1;
    if (closed?.is === "dropped") dropped -= 1;
    if (closed?.is !== "kept") return;
    out.push(`</${closed.tag.name}>`);
    if (!isWord(closed.tag) || closed.tag.local !== "r") return;
    const run = runs.pop();
    if (!run?.isHidden) return;
    out.length = run.from;
    if (fallbacks === 0) counts.hidden += 1;
  });
  try {
    parser.write(new TextDecoder("utf-8", { fatal: true }).decode(xml)).close();
  } catch (error) {
    throw error instanceof UserError ? error : broken(name);
  }
  return out.join("");
}

/** What an element is counted as when it is left out; undefined where it stays. */
function countedAs(tag: SaxesTagNS, isMark: boolean): keyof LeftOut | "nothing" | undefined {
  if (PICTURES.has(tag.local) && !isWord(tag)) return "pictures";
  if (!isWord(tag)) return undefined;
  if (/^(?:r|p|sect|tbl|tr|tc|tblGrid|tblPrEx|numbering)(?:Pr)?Change$/.test(tag.local)) return "formats";
  // the mark of a deleted paragraph or row says how what is left hangs together
  if (isMark && (tag.local === "del" || tag.local === "moveFrom")) return undefined;
  return Object.hasOwn(DROPPED, tag.local) ? DROPPED[tag.local] : undefined;
}

function isWord({ uri }: SaxesTagNS): boolean {
  return WORD.test(uri);
}

function isHiding(tag: SaxesTagNS): boolean {
  if (!isWord(tag) || tag.local !== "vanish") return false;
  const value = Object.values(tag.attributes).find(({ local }) => local === "val")?.value;
  return value !== "0" && value !== "false" && value !== "off";
}

function attributesOf({ attributes }: SaxesTagNS): string {
  return Object.values(attributes)
    .map(
      ({ name, value }) =>
        ` ${name}="${escaped(value)
          .replaceAll('"', "&quot;")
          .replace(/[\n\r\t]/g, " ")}"`,
    )
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
