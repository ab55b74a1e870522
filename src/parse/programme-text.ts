import { type Programme, programmeSchema } from "../model/programme.ts";
import { isSame } from "../model/same-value.ts";
import { flowLine, hiddenIn } from "./note-text.ts";
import { readDataFile } from "./record.ts";
import { fieldText, withoutEmpty } from "./yaml-value.ts";

/** A programme, and the comments that tell a person what to edit. */
export interface ProgrammeInput {
  readonly programme: Programme;
  /** Lines at the head of the file. */
  readonly head: readonly string[];
  /** A line after the agreements, where the contracted days belong. */
  readonly days: string;
  /** Lines above an activity, by its id. */
  readonly ofActivities: ReadonlyMap<string, readonly string[]>;
}

/** The text of a programme, or the one reason why it cannot be written, as a sentence. */
export type ProgrammeText = { readonly text: string } | { readonly refused: string };

const LISTS = ["rows", "activities", "information", "priorities", "open-points"] as const;

/** Makes the text of a work programme: a line an entry. It is read back and compared, or refused. */
export function programmeText(input: ProgrammeInput): ProgrammeText {
  const { programme } = input;
  const hidden = hiddenIn(programme);
  if (hidden) return { refused: hidden };
  const text = [
    ...input.head.map(comment),
    fieldText("year", programme.year),
    fieldText("framework", programme.framework),
    "agreed: []",
    comment(input.days),
    ...LISTS.flatMap((name) => listLines(name, input)),
    "",
  ].join("\n");
  const back = programmeIn(text);
  if (back && isSame(withoutEmpty(back), withoutEmpty(programme))) return { text };
  return { refused: "Something in it cannot be written so that it reads back as it was." };
}

/** The programme that a text holds; undefined where it cannot be read. */
export function programmeIn(text: string): Programme | undefined {
  return readDataFile({ path: "programme.yaml", bytes: Buffer.from(text) }, programmeSchema).value?.value;
}

/** A diary without a line. */
export const EMPTY_DIARY = `${comment("A line for each thing that was done, or was not and why. To add one: scrutiny done ACTIVITY")}
entries: []
`;

function listLines(name: (typeof LISTS)[number], { programme, ofActivities }: ProgrammeInput): string[] {
  const entries: readonly { readonly id: string }[] = programme[name];
  if (entries.length === 0) return [`${name}: []`];
  return [
    `${name}:`,
    ...entries.flatMap((entry) => [
      ...(name === "activities" ? (ofActivities.get(entry.id) ?? []) : []).map((one) => `  ${comment(one)}`),
      `  - ${flowLine({ ...entry })}`,
    ]),
  ];
}

function comment(text: string): string {
  return `# ${text}`;
}
