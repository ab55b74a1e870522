import { type Answer, type Choice, STOPPED } from "../../edge/prompts.ts";
import type { EntryAsking } from "./entry-kind.ts";

interface ListQuestion {
  readonly asking: EntryAsking;
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

/** Any number of a long list, but no fewer than that many: it is asked again. */
export async function askAtLeast(
  least: number,
  { asking: { prompter }, message, choices, chosen }: ListQuestion,
): Promise<Answer<readonly string[]>> {
  for (;;) {
    const answer = await prompter.chooseMany({ message, choices, chosen });
    if (answer === STOPPED || answer.length >= least) return answer;
    prompter.say("One at least is needed.");
  }
}
