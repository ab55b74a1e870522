import type { DocumentLogo } from "../model/document.ts";

/** In points: as high as two lines of a title, and a quarter of the page's text wide. */
const HIGHEST = 48;
const WIDEST = 130;

/** How large a logo stands on a page, in points: as large as fits, in its own shape. */
export function logoSize({ width, height }: DocumentLogo): {
  readonly width: number;
  readonly height: number;
} {
  const scale = Math.min(HIGHEST / height, WIDEST / width);
  const rounded = (size: number) => Math.max(1, Math.round(size * scale * 100) / 100);
  return { width: rounded(width), height: rounded(height) };
}
