import type { Moved, MovedHow, VerifiedSeal, VerifyAnswer } from "../model/verify-answer.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";

/** What `verify` found, for a person: a paragraph for each seal. */
export function verifyAsText({ seals }: VerifyAnswer, paint: Paint): string {
  return seals.map((one) => sealAsText(one, paint)).join("\n\n");
}

const DOCUMENT_IN_WORDS: Readonly<Record<string, string>> = {
  "quarterly-report": "Quarterly report",
  "annual-statement": "Annual statement",
};

function sealAsText(seal: VerifiedSeal, paint: Paint): string {
  const { report, path } = seal;
  const about = report
    ? `${DOCUMENT_IN_WORDS[report.document] ?? report.document} of ${report.period}, issue ${report.issue}, edition ${report.edition}`
    : "A seal that cannot be read";
  return [
    `${paint.bold(safeLine(path))}  ${safeLine(about)}`,
    ...(report ? asked(seal) : []).map((line) => `  ${safeLine(line)}`),
    ...seal.differences.map(({ says }) => `  ${paint.red("different")} ${safeLine(says)}`),
    ...moved(seal).map((line) => `  ${safeLine(line)}`),
    ...(seal.replacedBy === undefined ? [] : [`  ${safeLine(`Replaced by ${seal.replacedBy}.`)}`]),
  ].join("\n");
}

function asked(seal: VerifiedSeal): readonly string[] {
  const { differences, outputs } = seal;
  const isSealed = !differences.some(({ what }) => what === "output");
  return [
    ...(isSealed ? [`As it was sealed: ${outputs.join(", ")}.`] : []),
    ...rebuilt(seal),
    ...signed(seal),
  ];
}

function rebuilt({ rebuilt: how, why, report, differences }: VerifiedSeal): readonly string[] {
  const reason = why === undefined ? "" : ` ${why}`;
  if (how === "not") return [`Not rebuilt.${reason}`];
  const isSame = !differences.some(({ what }) => !["output", "signature"].includes(what));
  const of = `Made again of commit ${report?.commit.slice(0, 12)}:`;
  if (how === "bytes") return [`${of} ${isSame ? "the same bytes." : "not the same."}`];
  return [`${of} ${isSame ? "the same content." : "not the same content."}${reason}`];
}

function signed({ signature: { is, by, why } }: VerifiedSeal): readonly string[] {
  const who = by === undefined ? "" : ` by ${by}`;
  switch (is) {
    case "good":
      return [`Signed${who}; the signature is good.`];
    case "unknown":
      return [`Signed${who}; whose signature it is cannot be said: ${why ?? "not known"}.`];
    case "bad":
    case "missing":
      return [];
    case "none":
      return ["Not signed."];
    default:
      return is satisfies never;
  }
}

const HOW_IN_WORDS: Readonly<Record<MovedHow, string>> = {
  bytes: "in bytes, its meaning is the same",
  meaning: "in meaning",
  withdrawn: "withdrawn",
  superseded: "superseded by a later note",
  removed: "removed",
  renamed: "under another path now",
  unreadable: "cannot be read now",
};

function moved({ movedSince, report }: VerifiedSeal): readonly string[] {
  if (report === undefined || movedSince === undefined) return [];
  if (movedSince.length === 0) return ["Moved since: nothing."];
  const line = ({ path, how }: Moved) => `  ${path}: ${HOW_IN_WORDS[how]}`;
  return ["Moved since it was sealed:", ...movedSince.map(line)];
}
