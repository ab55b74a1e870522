import { refNames } from "../../edge/git.ts";
import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";
import { type NamedSide, namedSide } from "./named-side.ts";
import { periodSides } from "./periods.ts";
import type { DiffOptions, Side } from "./side.ts";
import { stateSides } from "./states.ts";

/** Both sides. Throws UserError where they cannot be compared, and as whatever reads them does. */
export async function sidesOf(
  session: Session,
  from: string,
  to: string | undefined,
  options: DiffOptions,
): Promise<readonly [Side, Side]> {
  const { starts } = (await session.policy()).value.year;
  const [one, other] = [namedSide(from, starts), to === undefined ? undefined : namedSide(to, starts)];
  mustBeOfOneKind(one, other);
  await sayIfARefToo(session, [from, to], [one, other]);
  if (isPeriod(one)) {
    if (options.year === undefined && options.quarter === undefined)
      return periodSides(session, one, other as typeof one | undefined);
    throw new UserError(
      "wrong-usage",
      "--year and --quarter choose whose coverage is compared between two commits or days.",
      "Name both periods: scrutiny diff 2025/26-Q1 2025/26-Q2",
    );
  }
  return stateSides(session, [from, to], [one, other as typeof one | undefined], options);
}

function isPeriod(side: NamedSide): side is Extract<NamedSide, { is: "quarter" | "year" }> {
  return side.is === "quarter" || side.is === "year";
}

function mustBeOfOneKind(one: NamedSide, other: NamedSide | undefined): void {
  if (other === undefined || (isPeriod(one) ? one.is === other.is : !isPeriod(other))) return;
  throw new UserError(
    "wrong-usage",
    `A ${one.is} and a ${other.is} cannot be compared.`,
    "Name two quarters, two years, or two of commits and days. With --at REF, two periods are as they were then.",
  );
}

/** A day or a period is never taken for a branch of that name: where there is one, that is said. */
async function sayIfARefToo(
  session: Session,
  texts: readonly (string | undefined)[],
  sides: readonly (NamedSide | undefined)[],
): Promise<void> {
  const taken = texts.filter((text, at) => text !== undefined && sides[at] && sides[at]?.is !== "commit");
  if (taken.length === 0) return;
  const names = new Set(await refNames({ root: session.root(), env: session.world.env }).catch(() => []));
  for (const [at, text] of texts.entries()) {
    const side = sides[at];
    if (text === undefined || !side || side.is === "commit" || !names.has(text)) continue;
    session.terminal.note(
      `${text} is read as a ${side.is}. For the branch or tag of that name, type refs/heads/${text} or refs/tags/${text}.`,
    );
  }
}
