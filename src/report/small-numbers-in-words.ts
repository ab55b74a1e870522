import { compareProblems, type Problem } from "../model/problem.ts";
import type { ReportInput } from "./input.ts";
import { type PrintedWords, recordsWords, scrutineersWords } from "./printed-words.ts";

/** Places where words say a number that the edition hides. No message says the number. */
export function smallNumbersInWords(input: ReportInput): readonly Problem[] {
  return [...scrutineersWords(input), ...recordsWords(input)]
    .filter(({ text, targets }) => input.unsayable.isSaidIn(text, notesBeside(input, targets)))
    .map(problemAt)
    .sort(compareProblems);
}

/** The notes that words rest on: those that they cite, and the evidence of entries that they cite. */
function notesBeside({ references, facts }: ReportInput, targets: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const target of targets) {
    const one = references.find(target, facts.period.year);
    if (one?.is === "note") found.add(one.record.id);
    if (one?.is === "entry" && "evidence" in one.entry.record.value) {
      for (const id of one.entry.record.value.evidence) found.add(id);
    }
    if (one?.is === "diary" && one.entry.note) found.add(one.entry.note);
  }
  return [...found];
}

function problemAt({ place }: PrintedWords): Problem {
  return {
    rule: "small-number-in-words",
    severity: "error",
    message: "The words here say a number that this edition hides.",
    place,
    hint: 'Write "a few", "some" or "most", or leave the number out.',
    related: [],
  };
}
