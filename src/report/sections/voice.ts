import type { RootContent } from "mdast";
import { heardId } from "../../assurance/disclosure/counts-of-period.ts";
import type { UsedNote } from "../../assurance/notes-of-period.ts";
import { VOICES, type Voice } from "../../model/note.ts";
import type { ReportInput } from "../input.ts";
import { type Inline, paragraph, quotation } from "../nodes.ts";
import { citeNote, printWords } from "../own-words.ts";
import { periodWord, VOICE_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";
import { toldBackOfYear } from "../told-back.ts";

/** Who was heard, what was told back, who was not heard; quotations that were agreed. */
export const voice: Section = {
  name: "voice",
  says: "who was heard, what they were told back, who was not heard",
  render(input) {
    const section = input.wordsUnder("Voice", "Voice of children and families");
    return [
      ...printWords(input, section),
      ...quotations(
        input,
        section?.blocks.flatMap((block) => block.claims.flatMap((claim) => claim.citations)) ?? [],
      ),
      paragraph(counts(input)),
      ...(input.facts.period.quarter ? [] : toldBackOfYear(input)),
    ];
  },
};

/** A quotation prints once, where its finding is cited under Voice and its use was agreed. */
function quotations(
  input: ReportInput,
  cited: readonly { readonly target: string; readonly finding: number | undefined }[],
): readonly RootContent[] {
  return input.facts.findings.flatMap((one) => {
    const { quote } = one.finding;
    const { id, value } = one.note.record;
    const isCited = cited.some((citation) => citation.target === id && (citation.finding ?? 1) === one.n);
    if (!quote?.agreed || !isCited || !input.isShown(value.marking)) return [];
    if (input.unsayable.isSaidIn(quote.text, [id])) return [];
    const words: Inline[] = [`"${quote.text}" (Used with agreement.) `, citeNote(one.note.number)];
    return [quotation(...words)];
  });
}

function counts(input: ReportInput): string {
  const { voices, own, period } = input.facts;
  const sentences: string[] = [];
  if (voices.all === 0) sentences.push(`No contribution of anybody is recorded this ${periodWord(period)}.`);
  // a year's are a picture and a table, and stand in what the opinion rests on
  else if (period.quarter) {
    const heard = VOICES.filter((one) => one !== "others" || voices.heard.others > 0);
    const number = (one: Voice) => input.people.inWords(heardId(period, one), voices.heard[one]);
    const list = heard.map((one) => `${VOICE_IN_WORDS[one]} ${number(one)}`).join(", ");
    sentences.push(`Contributions heard: ${list}. One person may be counted more than once.`);
  }
  if (period.quarter && voices.toTellBack.length > 0) sentences.push(...toldBack(input));
  const missing = own?.value["not-heard"] ?? [];
  if (missing.length > 0) sentences.push(`Not heard this ${periodWord(period)}: ${missing.join("; ")}.`);
  return sentences.join(" ");
}

/** In one sentence: a quarter has few. Days are told of notes that the edition shows. */
function toldBack(input: ReportInput): string[] {
  const { voices } = input.facts;
  const isShown = ({ note }: { readonly note: UsedNote }) => input.isShown(note.record.value.marking);
  const told = voices.told
    .filter(isShown)
    .map(({ note, on }) => `evidence ${note.number}, on ${shortDay(input, on)}`);
  const brackets = told.length > 0 ? ` (${told.join("; ")})` : "";
  const sentences = [`Told back: ${voices.told.length} of ${voices.toTellBack.length}${brackets}.`];
  const waiting = voices.notTold.filter(isShown).map(({ note, due, overdue }) => {
    const when = due ? `, due ${shortDay(input, due)}` : ", no day set";
    return `evidence ${note.number}${when}${overdue ? ", overdue" : ""}`;
  });
  if (waiting.length > 0) sentences.push(`Not yet: ${waiting.join("; ")}.`);
  return sentences;
}
