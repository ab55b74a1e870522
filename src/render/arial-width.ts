/** Advances of Arial in thousandths of its size, from the space (U+0020) to the tilde (U+007E). */
const REGULAR =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 " +
  "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 " +
  "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 " +
  "278 556 500 722 500 500 500 334 260 334 584";
const BOLD =
  "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 " +
  "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 " +
  "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 " +
  "333 611 556 778 556 556 500 389 280 389 584";
const REGULAR_WIDTHS = REGULAR.split(" ").map(Number);
const BOLD_WIDTHS = BOLD.split(" ").map(Number);
/** For letters beyond ASCII, which are about as wide, and for scripts that are wider: rather too wide than broken. */
const LATIN = 600;
const OTHER = 1000;

/** The width of a text in Arial, in parts of its size. The machine's own font is never asked: widths stay the same. */
export function arialWidth(text: string, isBold: boolean): number {
  const widths = isBold ? BOLD_WIDTHS : REGULAR_WIDTHS;
  let total = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    total += widths[code - 0x20] ?? (code === 0xa0 ? 278 : code < 0x2100 ? LATIN : OTHER);
  }
  return total / 1000;
}
