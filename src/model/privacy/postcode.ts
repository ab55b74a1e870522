import { type Detector, type Found, matches } from "./detector.ts";
import { textPattern } from "./text-pattern.ts";

const G = String.raw`[ \n]?`;
const OUTWARD = String.raw`(?:Z${G}Z${G}9${G}9|[A-PR-UWYZ]${G}(?:[A-HK-Y]${G})?\d${G}[\dA-HJKPSTUW]?)`;
const INWARD = String.raw`\d${G}[ABD-HJLNP-UW-Z]${G}[ABD-HJLNP-UW-Z]`;
const PATTERN = textPattern(
  String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}][-_.]|[@#])${OUTWARD}(?: ?[-./] ?\n?|[ \n]{0,2})${INWARD}(?![\p{L}\p{N}]|[-_][\p{L}\p{N}])`,
  "i",
);

/** Full postcodes (BS 7666; ZZ99 is nobody's). The places of `privacy.places` are not personal. A warning. */
export const postcode: Detector = {
  kind: "postcode",
  *find(view, { places }): Iterable<Found> {
    for (const match of matches(view, PATTERN(view))) {
      const plain = match[0].replace(/[^A-Za-z0-9]/g, "").toLowerCase();
      // "is 1 1st", "room B1 2nd floor"
      if (/(?:st|nd|rd|th)$/.test(match[0]) || places.some((place) => place.replace(/ /g, "") === plain))
        continue;
      yield { from: match.index, to: match.index + match[0].length, severity: "warning" };
    }
  },
};
