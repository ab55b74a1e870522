import { contrast, LEAST_CONTRAST } from "../model/contrast.ts";

/** Dark teal: 9 to 1 on white. */
const COLOUR = "#1b4f5c";
const WHITE = "#ffffff";

/** The partnership's colour, `#rrggbb`, where text in it can be read on white (WCAG 2.2, 1.4.3), else the shipped one. */
export function readableColour(colour: string | undefined): string {
  if (colour === undefined || !/^#[\da-f]{6}$/i.test(colour)) return COLOUR;
  return contrast(colour, WHITE) >= LEAST_CONTRAST ? colour : COLOUR;
}
