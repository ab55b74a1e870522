import { type OpenWith, openWith } from "../assurance/open-with.ts";
import { dayInWords } from "../model/day.ts";
import { withheldInWords } from "../model/export-table.ts";
import { RETURN_COLUMNS, RETURN_VERSION, type ReturnColumn, type ReturnKind } from "../model/owner-return.ts";
import type { OwnerReturn, ReturnItem } from "../model/owner-return-sheet.ts";
import { isWithin, partyTitle } from "../model/policy.ts";
import { REQUEST_STATUS_IN_WORDS } from "./export-phrases.ts";
import { countOf, RESPONSE_IN_WORDS, STATUS_IN_WORDS } from "./phrases.ts";
import { highest, type TableSource } from "./table-kind.ts";

const TITLES: Readonly<Record<ReturnKind, string>> = {
  recommendation: "Recommendations",
  challenge: "Challenges",
  request: "Information asked for",
};

/** The return of one kind of a party's open items: late first. Nothing of an item marked above the ceiling is in it. */
export function ownerReturn(
  { base, today, ceiling }: TableSource,
  kind: ReturnKind,
  party: string,
): OwnerReturn {
  const policy = base.policy.value;
  const open = openWith(base, party, today).filter((one) => one.kind === kind);
  const shown = open.filter(({ entry }) => isWithin(policy, { marking: ceiling }, entry.marking));
  const withheld = open.length - shown.length;
  const title = `${TITLES[kind]}: ${partyTitle(policy, party)}`;
  return {
    form: { version: RETURN_VERSION, kind, to: party, asAt: today },
    title,
    marking: highest(
      policy,
      shown.map(({ entry }) => entry.marking),
    ),
    notice: policy.notice,
    author: policy.scrutineer?.name ?? policy.partnership.name,
    running: `${policy.partnership.short}. ${title}, as at ${dayInWords(today)}.`,
    colour: policy.partnership.colour,
    says: [
      `As at ${dayInWords(today)}. ${countOf(shown.length, "open item")}.`,
      `Fill in ${spanOf(RETURN_COLUMNS[kind])}, save the file, and send it back. Leave an item empty to say nothing.`,
      ...(withheld > 0 ? [withheldInWords(withheld)] : []),
    ],
    items: shown.map(itemOf),
    withheld,
  };
}

/** `“Your answer” to “What shows it”`: the open columns, which stand side by side. */
function spanOf(columns: readonly ReturnColumn[]): string {
  const open = columns.filter(({ locked }) => !locked);
  return `“${open[0]?.heading}” to “${open.at(-1)?.heading}”`;
}

function itemOf(one: OpenWith): ReturnItem {
  const question = one.kind === "challenge" ? one.entry.question : one.entry.title;
  return { id: one.record.id, number: one.label, question, due: one.due, "so-far": soFar(one) };
}

/** What is known of an item, in short sentences. */
function soFar(one: OpenWith): string {
  const late = one.daysLate > 0 ? [`${countOf(one.daysLate, "day")} late.`] : [];
  return [...standingOf(one), ...late].join(" ");
}

function standingOf(one: OpenWith): readonly string[] {
  switch (one.kind) {
    case "recommendation": {
      const answer = one.entry.responses.at(-1);
      const answered =
        answer && answer.decision !== "awaiting"
          ? `${RESPONSE_IN_WORDS[answer.decision]}, ${dayInWords(answer.on)}.`
          : `Not yet answered${one.answerDue ? `: due ${dayInWords(one.answerDue)}` : ""}.`;
      const isSaid = one.entry.updates.some(({ status }) => status !== undefined);
      const status = STATUS_IN_WORDS[one.entry.status ?? "not-started"];
      return [answered, ...(isSaid ? [`${status}, by your last word.`] : [])];
    }
    case "challenge": {
      const answer = one.entry.responses.at(-1);
      return [answer ? `Answered ${dayInWords(answer.on)}.` : "Not yet answered."];
    }
    case "request":
      return [`${REQUEST_STATUS_IN_WORDS[one.entry.status ?? "asked"]}, ${dayInWords(one.entry.asked)}.`];
    default:
      return one satisfies never;
  }
}
