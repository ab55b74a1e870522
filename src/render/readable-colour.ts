/** Dark teal: 9 to 1 on white. */
const COLOUR = "#1b4f5c";
const LEAST_CONTRAST = 4.5;

/** The partnership's colour, `#rrggbb`, where text in it can be read on white (WCAG 2.2, 1.4.3), else the shipped one. */
export function readableColour(colour: string | undefined): string {
  if (colour === undefined || !/^#[\da-f]{6}$/i.test(colour)) return COLOUR;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  return contrast >= LEAST_CONTRAST ? colour : COLOUR;
}
