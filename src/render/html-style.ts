import { contrast, LEAST_CONTRAST, lightened } from "../model/contrast.ts";
import type { ReportDocument } from "../model/document.ts";

/** The style of one page, and what to tell the user of it. */
export interface PageStyle {
  readonly css: string;
  readonly notes: readonly string[];
}

const PAPER = /--paper:\s*(#[\da-f]{6})\b/gi;
const COLOUR = /^#[\da-f]{6}$/i;

/**
 * The style as it stands in the file, with what it needs of this document: the partnership's colour, and what a printer
 * that can sets on each sheet. Its text can neither end its element nor, by the page's policy, load anything.
 */
export function pageStyle(style: string, document: ReportDocument): PageStyle {
  const { css, notes } = ownColour(style, document.colour);
  const whole = `${style.replace(/\r\n?/g, "\n").trimEnd()}\n${css}${onEachSheet(document)}`;
  // `<\/` is the same sign to a style, and no end of its element
  return { css: whole.replaceAll("</", "<\\/"), notes };
}

/**
 * The first `--paper` of a style is the ground by day, the second the one in the dark. By day the colour is used as it
 * is, or not at all; in the dark as much lighter as it must be.
 */
function ownColour(style: string, colour: string | undefined): PageStyle {
  const [day, dark] = [...style.matchAll(PAPER)].map((match) => match[1] ?? "");
  if (colour === undefined || !COLOUR.test(colour) || day === undefined) return { css: "", notes: [] };
  const found = contrast(colour, day);
  if (found < LEAST_CONTRAST) {
    const note = `The colour of scrutiny.yaml is not used: its contrast with the page is ${found.toFixed(1)} to 1, and words need ${LEAST_CONTRAST}.`;
    return { css: "", notes: [note] };
  }
  const inTheDark = dark
    ? `@media screen and (prefers-color-scheme: dark) { :root { --ink: ${lightened(colour, dark)}; } }\n`
    : "";
  return { css: `:root { --ink: ${colour}; }\n${inTheDark}`, notes: [] };
}

/** On the first sheet notice and marking stand in the page; on all others at its head. */
function onEachSheet({ notice, marking, running }: ReportDocument): string {
  const head = [notice, marking].filter((text) => text !== undefined).map((text) => quoted(text));
  const lines = [
    `@bottom-left { content: ${quoted(running)}; }`,
    `@bottom-right { content: "Page " counter(page) " of " counter(pages); }`,
    ...(head.length > 0 ? [`@top-center { content: ${head.join(' "\\a" ')}; }`] : []),
  ];
  return `@page { ${lines.join(" ")} }\n@page :first { @top-center { content: none; } }\n`;
}

/** A text as a string of a style: all but letters, digits and a few plain signs as their codes. */
function quoted(text: string): string {
  const codes = [...text].map((sign) =>
    /[\p{L}\p{N} .,:()-]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${codes.join("")}"`;
}
