import { slugOf } from "../../model/id.ts";
import type { Agency } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import { whyNoName } from "../../parse/new-policy.ts";

type Kind = Agency["is"];

/** The agencies that `--agency` and `--relevant-agency` name; throws UserError for one that cannot be read. */
export function agenciesOf(partners: readonly string[], others: readonly string[]): readonly Agency[] {
  const all = [
    ...partners.map((text) => agencyIn(text, "safeguarding-partner")),
    ...others.map((text) => agencyIn(text, "relevant-agency")),
  ];
  const twice = all.find(({ id }, index) => all.findIndex((one) => one.id === id) !== index);
  if (twice === undefined) return all;
  throw new UserError(
    "wrong-usage",
    `Two agencies have the id ${twice.id}.`,
    "Give each an id of its own: --agency council='Fernshire County Council'",
  );
}

/** One agency as it is typed: `council=Fernshire County Council`, or its name alone. */
export function agencyIn(text: string, is: Kind): Agency {
  const [, id, name] = /^([a-z0-9]+(?:-[a-z0-9]+)*)=(.*)$/.exec(text.trim()) ?? [];
  const named = (name ?? text).trim();
  const why = whyNoName("agency", named);
  if (why === undefined) return { id: id ?? slugOf(named), name: named, is };
  throw new UserError(
    "wrong-usage",
    `An agency cannot be read: ${why}.`,
    "Write id=NAME: --agency council='Fernshire County Council'",
  );
}
