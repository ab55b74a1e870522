import { didYouMean } from "../../model/nearest.ts";
import type { Edition, Policy } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";

/** The edition that `--edition` names; the first without it. `suffix` is what its files' names end in: empty for the first. */
export function editionOption(
  { editionsInForce }: Policy,
  asked: string | undefined,
): { readonly edition: Edition; readonly suffix: string } {
  const [first] = editionsInForce;
  if (!first) throw new Error("a policy always has an edition");
  const edition = asked === undefined ? first : editionsInForce.find((one) => one.id === asked);
  if (edition) return { edition, suffix: edition === first ? "" : `-${edition.id}` };
  const known = editionsInForce.map((one) => one.id);
  throw new UserError(
    "unknown-edition",
    `${asked} is no edition of a report.`,
    didYouMean(asked ?? "", known),
  );
}
