/** The least contrast of words with what they stand on (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** The contrast of two colours, `#rrggbb`: 1 where they are the same, 21 of black on white (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** A colour mixed with white, step by step, until it can be read on a dark ground. */
export function lightened(colour: string, ground: string): string {
  for (let white = 0; white <= 1; white += 0.05) {
    const mixed = parts(colour).map((part) => Math.round(part + (255 - part) * white));
    const tint = `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    if (contrast(tint, ground) >= LEAST_CONTRAST) return tint;
  }
  return "#ffffff";
}

function luminance(colour: string): number {
  const [red, green, blue] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
