import { type Prompter, STOPPED } from "../../edge/prompts.ts";
import { manifestIn, sealIn } from "../../edge/report-set.ts";
import type { Manifest } from "../../model/manifest.ts";
import { UserError } from "../../model/user-error.ts";
import type { SentenceToConfirm } from "../../report/words-to-confirm.ts";
import type { Session } from "../session.ts";
import { prompterFor } from "../writing/prompter.ts";

/** What is to be confirmed, and where an earlier run may have kept that it was. */
export interface Confirming {
  readonly sentences: readonly SentenceToConfirm[];
  /** Folders whose manifest of this edition is looked into. */
  readonly folders: readonly string[];
  readonly suffix: string;
  readonly edition: string;
  readonly yes: boolean;
  /** The report goes to standard output, where no question can be asked. */
  readonly toStdout: boolean;
}

/** For the manifest; `refused` where a person said no, STOPPED where they stopped, undefined where nothing is asked. */
export type Confirmed = Manifest["confirmed"] | "refused" | typeof STOPPED;

/**
 * Has the words of a public edition confirmed: sentence by sentence at a terminal, or by `--yes`. The manifest keeps the
 * digest of the words, so that the same words are not asked about again. Without a terminal it throws, exit 2.
 */
export async function confirmWords(session: Session, confirming: Confirming): Promise<Confirmed> {
  const { sentences, folders, suffix } = confirming;
  if (sentences.length === 0) return undefined;
  const words = session.world.sha256(JSON.stringify(sentences.map((one) => one.text)));
  for (const folder of folders) {
    const seal = sealIn(folder, suffix, session.world);
    const before = (seal && "seal" in seal ? seal.seal : manifestIn(folder, suffix))?.confirmed;
    if (before?.words === words) return before;
  }
  if (confirming.yes) return { words, how: "yes" };
  const prompter = confirming.toStdout
    ? undefined
    : await prompterFor(session, { yes: false, json: false, takesInput: false });
  if (!prompter) throw notAsked(session, confirming);
  const answer = await askEach(session, prompter, confirming);
  return answer === true ? { words, how: "asked" } : answer;
}

async function askEach(
  session: Session,
  prompter: Prompter,
  { sentences }: Confirming,
): Promise<true | "refused" | typeof STOPPED> {
  prompter.begin(
    `The words of this edition, ${sentences.length} sentences: could any child, family or worker be recognised?`,
  );
  for (const [at, { text, place, saysFew }] of sentences.entries()) {
    prompter.say(text);
    const answer = await prompter.choose({
      message: `${at + 1} of ${sentences.length}. ${saysFew ? "It says a small number of people. " : ""}May everybody read this?`,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No, I shall change it first" },
      ],
      chosen: "yes",
    });
    if (answer === STOPPED) {
      prompter.end("Stopped; nothing was written.");
      return STOPPED;
    }
    if (answer === "no") {
      prompter.end(
        `Nothing was written. It stands at ${session.shown(place.path)}:${place.line}:${place.column}`,
      );
      return "refused";
    }
  }
  prompter.end("All confirmed.");
  return true;
}

function notAsked(session: Session, { edition, sentences }: Confirming): UserError {
  return new UserError(
    "not-confirmed",
    `The words of the edition ${edition}, ${sentences.length} sentences, have not been confirmed for everybody to read.`,
    `${whereToRead(session, sentences)}Run it at a terminal, without --stdout, to be shown each of them; or read them and add --yes.`,
  );
}

/** The files that the sentences stand in, with their lines; and first those that say a small number of people. */
function whereToRead({ shown }: Session, sentences: readonly SentenceToConfirm[]): string {
  const paths = [...new Set(sentences.map(({ place }) => place.path))];
  const files = paths.map((path) => {
    const lines = sentences.filter((one) => one.place.path === path).map((one) => one.place.line);
    return `  ${shown(path)}, lines ${Math.min(...lines)} to ${Math.max(...lines)}\n`;
  });
  const few = sentences
    .filter((one) => one.saysFew)
    .map(({ place }) => `  ${shown(place.path)}:${place.line}:${place.column}\n`);
  const first = few.length === 0 ? "" : `Of these, a small number of people is said at\n${few.join("")}`;
  return `They can be read in\n${files.join("")}${first}`;
}
