import type { Policy, Waiver } from "../model/policy.ts";
import type { PrivateKind } from "../model/privacy/detector.ts";
import { privacyTerms } from "../model/privacy/masked-text.ts";
import { findPrivate, type LocalTerms, type PrivateFind } from "../model/privacy/scan.ts";
import { type Scrypt, valueDigest } from "../model/privacy/value-digest.ts";
import { type Place, type Problem, startOf } from "../model/problem.ts";
import { ALWAYS_SCANNED, isCoveredBy } from "../model/waiver-path.ts";
import { lineIndex } from "./lines.ts";

export { privacyTerms };

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A file whose name is looked at, and whose text where there is one. */
export interface PrivacyFile {
  readonly path: string;
  readonly bytes?: Uint8Array | undefined;
}

/** A file that was found, with the bytes to look at where there are any. */
export function privacyFileOf(
  file: PrivacyFile & { readonly attachedText?: Uint8Array | undefined },
): PrivacyFile {
  return { path: file.path, bytes: file.bytes ?? file.attachedText };
}

/** A problem of privacy, and what was found: for its digest alone, never to be shown. */
export interface PrivateProblem {
  readonly problem: Problem;
  readonly find: PrivateFind;
  /** Whether it stands in the file's name, not in its text. */
  readonly isInName: boolean;
}

/**
 * Whatever identifies a person in a file, or may: in its raw text, whatever it is and however it is disguised, and in
 * its name. Never throws; no problem holds what was found.
 */
export function privateFinds(
  { path, bytes }: PrivacyFile,
  terms: LocalTerms,
  inName: (name: string) => readonly PrivateFind[] = (name) => findPrivate(name, terms),
): readonly PrivateProblem[] {
  const text = decoder
    .decode(bytes)
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n");
  const index = lineIndex(text);
  const inText = findPrivate(text, terms).map((find) => ({
    problem: problemOf(find, index.place(path, find.from, find.to), "stands here"),
    find,
    isInName: false,
  }));
  const inNames = path
    .split("/")
    .flatMap(inName)
    .map((find) => ({
      problem: problemOf(find, startOf(path), "stands in the name of the file"),
      find,
      isInName: true,
    }));
  return [...inNames, ...inText];
}

/** Looks at one file after the other, as a policy asks. */
export type PrivacyReader = (file: PrivacyFile) => readonly Problem[];

/**
 * Looks at files with the terms of a policy, but for those that it does not have scanned. A problem that a waiver with a
 * digest may be for, by its rule and path, gets the digest of its value; of each value it is made once, as it is slow.
 */
export function privacyReader(policy: Policy, scrypt: Scrypt): PrivacyReader {
  const terms = privacyTerms(policy);
  const isScanned = scannedBy(policy);
  const withDigest = digestGiver(policy, scrypt);
  const inName = nameReader(terms);
  return (file) =>
    isScanned(file.path)
      ? privateFinds(file, terms, inName).map(({ problem, find }) => withDigest(problem, find))
      : [];
}

/** So many names are remembered: those of folders, which stand in every path below them. */
const MOST_NAMES = 1000;

function nameReader(terms: LocalTerms): (name: string) => readonly PrivateFind[] {
  const known = new Map<string, readonly PrivateFind[]>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const found = findPrivate(name, terms);
    if (known.size < MOST_NAMES && !name.includes(".")) known.set(name, found);
    return found;
  };
}

/** Gives a problem the digest of its value, where a waiver may be for it. */
export type DigestGiver = (problem: Problem, find: PrivateFind) => Problem;

/** Digests are slow to make, so that of each value it is made once, and only where a waiver asks for one. */
export function digestGiver(policy: Policy, scrypt: Scrypt): DigestGiver {
  const { salt } = policy.privacy ?? {};
  const waivers = (policy.privacy?.waivers ?? []).filter(({ digest }) => digest !== undefined);
  const made = new Map<string, string>();
  const digestOf = ({ kind, value }: PrivateFind, salt: string): string => {
    const key = `${kind} ${value}`;
    const digest = made.get(key) ?? valueDigest({ kind, value }, salt, scrypt);
    made.set(key, digest);
    return digest;
  };
  return (problem, find) =>
    salt !== undefined && waivers.some((waiver) => mayBeFor(waiver, problem))
      ? { ...problem, digest: digestOf(find, salt) }
      : problem;
}

function mayBeFor({ rule, path }: Waiver, problem: Problem): boolean {
  return rule === problem.rule && isCoveredBy(problem.place.path, path);
}

/** Whether a path is looked at: all are but those under `privacy.not-scanned`, and records always are. */
export function scannedBy({ privacy }: Policy): (path: string) => boolean {
  const left = (privacy?.["not-scanned"] ?? []).map((one) => one.path.replace(/\/+$/, ""));
  return (path) =>
    ALWAYS_SCANNED.some((always) => isBelow(path, always)) || !left.some((folder) => isBelow(path, folder));
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
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
/** A person's own, or an office's, which is let stand by a waiver. */
const OF_AN_OFFICE = "Take it out; an office's own may be waived: scrutiny waive --help";
const TAKE_OUT = "Take it out: evidence says what was learnt, and never about whom.";

/** What to do about a find of that kind, in a line. */
export function privateHint(kind: PrivateKind): string {
  if (kind === "telephone-number" || kind === "email-address") return OF_AN_OFFICE;
  return HINTS[kind] ?? TAKE_OUT;
}

/** The problem of a find; `where` ends the sentence: `stands here`. Holds nothing of what was found. */
export function problemOf({ kind, severity }: PrivateFind, place: Place, where: string): Problem {
  const message =
    severity === "error" || kind in HINTS
      ? `${PRIVATE_IN_WORDS[kind]} ${where}.`
      : `${PRIVATE_IN_WORDS[kind]}, or what reads like one, ${where}.`;
  return { rule: kind, severity, message, place, hint: privateHint(kind), related: [] };
}
