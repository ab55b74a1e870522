import type { ReviewRole } from "../model/note.ts";
import type { ChangedSince, LeftOutOfReview, ReviewAnswer, ReviewItem } from "../model/review-answer.ts";
import { changedByInWords, fieldInWords } from "./changed-since.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";
import { wrapped } from "./wrapped.ts";

/** Width and colours of the terminal. */
export interface ReviewTextOptions {
  readonly paint: Paint;
  readonly columns: number;
}

/** The roles in words. */
export const ROLE_IN_WORDS = {
  scrutineer: "scrutineer",
  "peer-scrutineer": "peer scrutineer",
  "business-manager": "Business Manager",
  partner: "partner",
  other: "other",
} as const satisfies Record<ReviewRole, string>;

/** What awaits the scrutineer's stamp, what changed since, and what is left out, for a person. */
export function reviewAsText(answer: ReviewAnswer, options: ReviewTextOptions): string {
  const { paint, columns } = options;
  const period = answer.quarter ? `Quarter ${answer.quarter.slice(1)} of ${answer.year}` : answer.year;
  const of = (state: ReviewItem["state"]) => answer.items.filter((one) => one.state === state);
  const changed = [...of("changed-since"), ...answer.elsewhere];
  const stamped = of("confirmed").filter((one) => one.others.length > 0);
  const parts = [
    paint.bold(`${period}, as at ${answer.asAt}`),
    ...group(paint.yellow("Changed since confirmed"), changed, options),
    ...group("Not yet confirmed", of("not-yet"), options),
    ...group("Confirmed, and reviewed by others too", stamped, options),
    leftOutAsText(answer.leftOut, options),
    wrapped(
      `${of("confirmed").length} confirmed, ${of("changed-since").length} changed since, ${of("not-yet").length} not yet confirmed.`,
      columns,
    ).join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Records as they are named, with their day and title; under it who stamped them. */
export function reviewLines(items: readonly ReviewItem[], options: ReviewTextOptions): readonly string[] {
  const width = Math.max(...items.map((one) => one.short.length), 4);
  return items.flatMap((one) => {
    const name = one.short.padEnd(width);
    const first = `${name}  ${one.date ?? "          "}  `;
    const isNarrow = options.columns < first.length + 30;
    const indent = " ".repeat(isNarrow ? 6 : first.length + 2);
    const lines = wrapped(safeLine(one.title), Math.max(20, options.columns - indent.length));
    const [title = "", ...more] = isNarrow ? ["", ...lines] : lines;
    const said = stampsInWords(one).flatMap((text) =>
      wrapped(text, Math.max(20, options.columns - indent.length)).map((line) => options.paint.dim(line)),
    );
    return [`  ${first}${title}`.trimEnd(), ...[...more, ...said].map((line) => `${indent}${line}`)];
  });
}

/** What is left out, and why. */
export function leftOutAsText(
  leftOut: readonly LeftOutOfReview[],
  { columns, paint }: ReviewTextOptions,
): string {
  if (leftOut.length === 0) return "";
  const lines = leftOut.flatMap(({ title, reason }) =>
    wrapped(`${safeLine(title)}: ${paint.command(LEFT_OUT_IN_WORDS[reason])}`, Math.max(20, columns - 2)),
  );
  return ["Left out:", ...lines.map((line) => `  ${line}`)].join("\n");
}

const LEFT_OUT_IN_WORDS = {
  draft: "a draft, which counts once it is ready",
  withdrawn: "withdrawn",
  superseded: "superseded by another note",
  unreadable: "cannot be read; see scrutiny check",
  later: "later than the day that the report counts to",
  unwritten: "not written yet",
} as const satisfies Record<LeftOutOfReview["reason"], string>;

function sinceInWords(since: ChangedSince | undefined): readonly string[] {
  if (!since) return [];
  return [changedByInWords(since.by), ...since.fields.map(fieldInWords)].map(safeLine);
}

function group(title: string, items: readonly ReviewItem[], options: ReviewTextOptions): readonly string[] {
  return items.length === 0 ? [] : [[title, ...reviewLines(items, options)].join("\n")];
}

function stampsInWords({ state, confirmed, since, others }: ReviewItem): readonly string[] {
  const own =
    state === "changed-since" && confirmed
      ? [
          `confirmed on ${confirmed.on} by ${safeLine(confirmed.by)}, and changed since`,
          ...sinceInWords(since),
        ]
      : [];
  const rest = others.map(
    ({ by, role, on, changedSince }) =>
      `reviewed on ${on} by ${safeLine(by)} (${ROLE_IN_WORDS[role]})${changedSince ? ", and changed since" : ""}`,
  );
  return [...own, ...rest];
}
