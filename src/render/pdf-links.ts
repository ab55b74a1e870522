import type { NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { PdfObjects } from "./pdf-objects.ts";

/** Where an anchor stands: its page, from 1, and points from the page's left and upper edge. */
export interface AnchorPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** What the theme makes a link within the document of: the label of its anchor behind this. */
const PLACEHOLDER = /\/A <<\s*\/Type \/Action\s*\/S \/URI\s*\/URI \(urn:scrutiny:([a-z0-9-]+)\)\s*>>/;
const CONTENTS = /\/Contents \(urn:scrutiny:[a-z0-9-]+\)/;
/** So far above its place a page is shown, as the engine does it. */
const ABOVE = 10;

/** The places of all anchors by label, as the theme's last words tell them; none in a theme that does without. */
export function placesOf(
  document: NodeTypstDocument,
  query: (document: NodeTypstDocument, args: { readonly selector: string }) => unknown,
): ReadonlyMap<string, AnchorPlace> {
  const found = query(document, { selector: "<places>" }) as readonly { readonly value: readonly Told[] }[];
  return new Map((found[0]?.value ?? []).map(([label, page, x, y]) => [label, { page, x, y }]));
}

type Told = readonly [label: string, page: number, x: number, y: number];

/**
 * The links within the document, led to their places: the engine would have to lay out each paragraph and table with one
 * a second time. By object number, the objects that change.
 */
export function ledLinks(
  objects: PdfObjects,
  places: ReadonlyMap<string, AnchorPlace>,
): ReadonlyMap<number, string> {
  const changes = new Map<number, string>();
  const pages = pagesOf(objects);
  for (const number of objects.numbers) {
    const text = objects.of(number) ?? "";
    const label = PLACEHOLDER.exec(text)?.[1];
    if (label === undefined) continue;
    const place = places.get(label);
    const page = place && pages[place.page - 1];
    if (!page) throw new Error("a link of the PDF leads nowhere");
    const top = Math.max(0, page.height - Math.max(0, place.y - ABOVE));
    const to = `[${page.number} 0 R /XYZ ${rounded(place.x)} ${rounded(top)} 0]`;
    changes.set(
      number,
      text.replace(PLACEHOLDER, `/Dest ${to}`).replace(CONTENTS, `/Contents (page ${place.page})`),
    );
  }
  return changes;
}

interface Page {
  readonly number: number;
  readonly height: number;
}

function pagesOf(objects: PdfObjects): readonly Page[] {
  const root = /\/Pages (\d+) 0 R/.exec(objects.of(objects.root) ?? "")?.[1];
  const pages: Page[] = [];
  const waiting = root === undefined ? [] : [Number(root)];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const text = objects.of(number) ?? "";
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids !== undefined)
      waiting.push(...[...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => Number(kid)).reverse());
    else pages.push({ number, height: Number(/\/MediaBox \[\S+ \S+ \S+ ([\d.]+)\]/.exec(text)?.[1]) });
  }
  return pages;
}

/** As the engine writes numbers: three places behind the point, and none that are nought. */
function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
