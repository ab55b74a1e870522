import type { RootContent } from "mdast";
import type { StandingEntry } from "../../assurance/registers-of-period.ts";
import { partyTitle } from "../../model/policy.ts";
import type { ReportInput } from "../input.ts";
import { bullets, type Inline, paragraph } from "../nodes.ts";
import { cite } from "../own-words.ts";
import { withoutStop, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";
import { withheldCount } from "../withheld.ts";

/** What a reader must not think was seen: limits, criteria without evidence, refusals, and who was not heard. */
export const notLookedAt: Section = {
  name: "not-looked-at",
  says: "limitations, criteria without evidence, what was refused or not held, who was not heard",
  render(input) {
    const { statement } = input.facts;
    const blocks = [
      ...listed(
        "Limits that I state:",
        (statement?.value.limitations ?? []).map((one) => [withStop(one)]),
      ),
      ...listed("No evidence this year, and no judgement:", withoutEvidence(input)),
      ...listed("Asked for and not given:", refused(input)),
      ...listed(
        "Not heard this year:",
        (statement?.value["not-heard"] ?? []).map((one) => [withStop(one)]),
      ),
    ];
    return blocks.length > 0 ? blocks : [paragraph("No limit of what was looked at is on record.")];
  },
};

function listed(lead: string, items: readonly (readonly Inline[])[]): readonly RootContent[] {
  return items.length === 0 ? [] : [paragraph(lead), bullets(items)];
}

function withoutEvidence({ facts }: ReportInput): readonly (readonly Inline[])[] {
  return facts.areas
    .filter((area) => area.withoutEvidence.length > 0)
    .map((area) => [`${area.title}: ${area.withoutEvidence.map((one) => one.title).join("; ")}.`]);
}

type Request = StandingEntry<"request">;

const REFUSALS = { refused: "refused", "not-held": "not held" } as const;

/** Requests refused or not held, and those still open and overdue as at the day. */
function refused(input: ReportInput): readonly (readonly Inline[])[] {
  const found = input.entries.request.filter((one) => isRefused(one) || isLate(input, one));
  const shown = found.filter((one) => input.isShown(one.record.value.marking));
  const others = withheldCount(
    input,
    found.filter((one) => !shown.includes(one)),
  );
  return [...shown.map((one) => refusal(input, one)), ...(others === undefined ? [] : [[others]])];
}

function isRefused({ entry }: Request): boolean {
  return entry.status === "refused" || entry.status === "not-held";
}

function isLate({ facts }: ReportInput, { entry, open }: Request): boolean {
  return open && entry.due !== undefined && entry.due < facts.asAt && entry.status !== "received";
}

function refusal(input: ReportInput, one: Request): readonly Inline[] {
  const { entry, label } = one;
  const { due } = entry;
  const from = partyTitle(input.policy, entry.from);
  const came = isRefused(one)
    ? REFUSALS[entry.status as keyof typeof REFUSALS]
    : `${entry.status === "part-received" ? "received in part" : "not received"}, due ${shortDay(input, due ?? input.facts.asAt)}`;
  const last = entry.updates.findLast((update) => update.status === entry.status);
  const why = isRefused(one) && last ? `: ${withStop(last.text)}` : ".";
  return [`${withoutStop(entry.title)}, asked of ${from} `, cite(input, [label]), `: ${came}${why}`];
}
