import type { Policy } from "../model/policy.ts";
import type { PrivateKind } from "../model/privacy/detector.ts";
import { findPrivate, type LocalTerms, localTerms, type PrivateFind } from "../model/privacy/scan.ts";
import { type Place, type Problem, startOf } from "../model/problem.ts";
import { lineIndex } from "./lines.ts";
import type { RawFile } from "./record.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Whatever identifies a person in a file, or may: in its raw text, whatever it is and however it is disguised, and in
 * its name. Never throws; no problem holds what was found.
 */
export function privateProblems({ path, bytes }: RawFile, terms: LocalTerms): readonly Problem[] {
  const text = decoder
    .decode(bytes)
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n");
  const index = lineIndex(text);
  const inText = findPrivate(text, terms).map((find) =>
    problemOf(find, index.place(path, find.from, find.to), "stands here"),
  );
  const inName = path
    .split("/")
    .flatMap((name) => findPrivate(name, terms))
    .map((find) => problemOf(find, startOf(path), "stands in the name of the file"));
  return [...inName, ...inText];
}

/** The terms that a partnership's policy adds. */
export function privacyTerms({ privacy }: Pick<Policy, "privacy">): LocalTerms {
  return localTerms({
    casePatterns: privacy?.["case-patterns"] ?? [],
    officeHolders: privacy?.["office-holders"] ?? [],
    places: privacy?.places ?? [],
  });
}

/** What each kind is called, with its article. */
export const PRIVATE_IN_WORDS: Readonly<Record<PrivateKind, string>> = {
  "nhs-number": "An NHS number",
  "pupil-number": "A Unique Pupil Number",
  "national-insurance-number": "A National Insurance number",
  "date-of-birth": "A date of birth",
  "telephone-number": "A telephone number",
  "email-address": "An email address",
  "case-reference": "A case reference",
  postcode: "A full postcode",
  "childs-name": "What may be a child's name",
  jigsaw: "An age, a sex and a place, which together may single out a child,",
};

const HINTS: Partial<Record<PrivateKind, string>> = {
  "childs-name": "Write the child, or Child A; a public office-holder goes under privacy.office-holders.",
  jigsaw: "Leave one of the three out, or say it less exactly.",
  postcode: "Leave it out; an office's goes under privacy.places.",
};
const TAKE_OUT = "Take it out: evidence says what was learnt, and never about whom.";

function problemOf({ kind, severity }: PrivateFind, place: Place, where: string): Problem {
  const message =
    severity === "error" || kind in HINTS
      ? `${PRIVATE_IN_WORDS[kind]} ${where}.`
      : `${PRIVATE_IN_WORDS[kind]}, or what reads like one, ${where}.`;
  return { rule: kind, severity, message, place, hint: HINTS[kind] ?? TAKE_OUT, related: [] };
}
