import type { Element, ElementContent, Root } from "hast";
import { dayInWords } from "../model/day.ts";
import type { ReportDocument } from "../model/document.ts";
import { element, words } from "./html-links.ts";
import { directionOf, type PageText } from "./html-text.ts";
import type { PageHeading, PageTree } from "./html-tree.ts";
import { logoSize } from "./logo-size.ts";

/** Fewer headings than these are seen without a list of them. */
const HEADINGS_OF_A_LONG_PAGE = 5;
const WORDS = "words--main";
/** A style of this digest and nothing else: no script, no picture but a logo that is in the file, no font, no form, no request. */
const policy = (digest: string, hasLogo: boolean) =>
  `default-src 'none'; style-src 'sha256-${digest}';${hasLogo ? " img-src data:;" : ""} base-uri 'none'; form-action 'none'`;

/**
 * What stands in a page's body, as landmarks: notice and marking, the words with a list of contents after their
 * beginning, and the foot. A link before all others leads past what stands at the head.
 */
export function pageBody(document: ReportDocument, tree: PageTree, text: PageText): Root {
  const line = (className: string, value: string | undefined): Element[] =>
    value === undefined ? [] : [element("p", { className: [className] }, [words(text.shown(value))])];
  const head = [...line("notice", document.notice), ...line("marking", document.marking)];
  const { before, after } = divided(tree.blocks);
  const isLong = tree.headings.length >= HEADINGS_OF_A_LONG_PAGE;
  const main = [
    element("div", { className: ["front"] }, [...logoOf(document, text), ...before]),
    ...(isLong ? [contents(tree.headings)] : []),
    element("div", { className: ["rest"] }, after),
  ];
  const asAt = element("time", { dateTime: document.asAt }, [words(dayInWords(document.asAt))]);
  const foot = [...line("running", document.running), element("p", {}, [words("As at "), asAt, words(".")])];
  const children = [
    element("a", { className: ["skip"], href: `#${WORDS}` }, [words("Skip to main content")]),
    ...(head.length > 0 ? [element("header", {}, head)] : []),
    element("main", { id: WORDS, tabIndex: -1, ...(isLong ? { className: ["long"] } : {}) }, main),
    element("footer", {}, foot),
  ];
  return { type: "root", children: children.flatMap((child) => [words("\n"), child]) };
}

/** The whole page around a body that was cleaned. */
export function wholePage(
  document: ReportDocument,
  body: Root,
  style: { readonly css: string; readonly digest: string },
  text: PageText,
): Root {
  const meta = (properties: Element["properties"]) => element("meta", properties, []);
  const head = [
    meta({ charSet: "utf-8" }),
    meta({
      httpEquiv: ["Content-Security-Policy"],
      content: policy(style.digest, document.logo !== undefined),
    }),
    element("title", {}, [words(text.shown(document.title))]),
    meta({ name: "viewport", content: "width=device-width, initial-scale=1" }),
    meta({ name: "color-scheme", content: "light dark" }),
    meta({ name: "referrer", content: "no-referrer" }),
    meta({ name: "author", content: text.shown(document.author) }),
    meta({ name: "description", content: text.shown(document.running) }),
    element("style", {}, [words(style.css)]),
  ];
  const onLines = head.flatMap((one) => [words("\n"), one]);
  const html = element("html", { lang: document.language }, [
    words("\n"),
    element("head", {}, [...onLines, words("\n")]),
    words("\n"),
    element("body", {}, [...(body.children as ElementContent[]), words("\n")]),
    words("\n"),
  ]);
  return { type: "root", children: [{ type: "doctype" }, words("\n") as never, html, words("\n") as never] };
}

/** The logo in the file itself, as a browser asks nobody for anything. */
function logoOf({ logo }: ReportDocument, text: PageText): Element[] {
  if (!logo) return [];
  const { width, height } = logoSize(logo);
  const type = logo.format === "svg" ? "svg+xml" : logo.format;
  const data = Buffer.from(logo.bytes).toString("base64");
  const pixels = (points: number) => Math.round((points * 96) / 72);
  const properties = { src: `data:image/${type};base64,${data}`, alt: text.shown(logo.alt) };
  const image = element("img", { ...properties, width: pixels(width), height: pixels(height) }, []);
  return [element("p", { className: ["logo"] }, [image])];
}

/** The title and what belongs to it, up to the next heading; and the rest. */
function divided(blocks: readonly ElementContent[]): {
  before: readonly ElementContent[];
  after: readonly ElementContent[];
} {
  const isHeading = (node: ElementContent) => node.type === "element" && /^h[1-6]$/.test(node.tagName);
  const first = blocks.findIndex(isHeading);
  const second = blocks.findIndex((node, index) => index > first && isHeading(node));
  const at = second < 0 ? blocks.length : second;
  return { before: blocks.slice(0, at), after: blocks.slice(at) };
}

/**
 * Links to the headings of the two upper levels, but the title: folded, and open for a screen with room at its side. The
 * style shows one of the two. A folded list that a style opens would be seen there, and could not be reached by keyboard.
 */
function contents(headings: readonly PageHeading[]): Element {
  const listed = headings.slice(1).filter(({ level }) => level <= 2);
  const items = listed.map(({ id, text, level }) =>
    element("li", { ...(level === 1 ? { className: ["upper"] } : {}), ...directionOf(text) }, [
      element("a", { href: `#${id}` }, [words(text)]),
    ]),
  );
  const list = element("ul", {}, items.flatMap((item) => [words("\n"), item]).concat(words("\n")));
  return element("nav", { ariaLabel: "Contents" }, [
    element("details", {}, [element("summary", {}, [words("Contents")]), list]),
    element("div", { className: ["beside"] }, [element("p", {}, [words("Contents")]), list]),
  ]);
}
