import { compareText } from "../../model/problem.ts";
import type { ReportInput } from "../input.ts";
import { heading, table } from "../nodes.ts";
import type { Section } from "../section.ts";

/** Short names of agencies, groups, roles and the partnership that stand in this document, under a heading of their own. */
export const shortNames: Section = {
  name: "short-names",
  says: "under a heading of its own, the short names that the document uses, each with its full name; else nothing",
  isMadeLast: true,
  render(input, words) {
    const all = shortsOf(input);
    const rows = all
      .filter((one) => stands(one.short, words, all))
      .sort(
        (a, b) =>
          compareText(a.short.toLowerCase(), b.short.toLowerCase()) ||
          compareText(a.short, b.short) ||
          compareText(a.full, b.full),
      )
      .map(({ short, full }) => [short, full]);
    if (rows.length === 0) return [];
    const caption = "Short names used";
    return [heading(2, caption), table(["Short name", "In full"], rows, { caption })];
  },
};

interface ShortName {
  readonly short: string;
  readonly full: string;
}

function shortsOf({ policy }: ReportInput): readonly ShortName[] {
  const { agencies, groups, roles, partnership } = policy;
  const all = [
    { short: partnership.short, full: partnership.name },
    ...agencies.map(({ short, name }) => ({ short, full: name })),
    ...[...groups, ...roles].map(({ short, title }) => ({ short, full: title })),
  ];
  const named = all.flatMap(({ short, full }) =>
    short === undefined || short === full ? [] : [{ short, full }],
  );
  return named.filter((one, at) => named.findIndex((other) => isSame(one, other)) === at);
}

function isSame(one: ShortName, other: ShortName): boolean {
  return one.short === other.short && one.full === other.full;
}

/** Whether it stands there as words of its own: where it is a part of another name it is not used. */
function stands(short: string, words: string, all: readonly ShortName[]): boolean {
  const longer = all
    .flatMap((one) => [one.short, one.full])
    .filter((name) => name.length > short.length && name.includes(short))
    .sort((a, b) => b.length - a.length);
  const text = longer.reduce((left, name) => left.replaceAll(name, "\n"), words);
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + short.length])) return true;
  }
  return false;
}
