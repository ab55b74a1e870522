import { didYouMean } from "../../model/nearest.ts";
import type { Policy } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";

/**
 * The ids of those who agreed, as `--by` and `--role` name them. An agreement is that of an office: with `--role`, the
 * role or group is that, and `--by` may be a person's name, which is not kept. Without it, `--by` names groups or roles.
 */
export function agreeingParties(
  policy: Policy,
  { by = [], role }: { readonly by?: readonly string[]; readonly role?: string },
): readonly string[] {
  if (role !== undefined) return [partyNamed(policy, role, "--role")];
  if (by.length === 0) {
    throw new UserError(
      "missing-answer",
      "Who agreed it?",
      `Name the group or role with --by. ${known(policy)}`,
    );
  }
  return [...new Set(by.map((text) => partyNamed(policy, text, "--by")))];
}

/** The group or role of an id, a title or a short title, letter case aside. */
function partyNamed({ groups, roles, agencies }: Policy, typed: string, option: string): string {
  const all = [...groups, ...roles];
  const wanted = typed.trim().toLowerCase();
  const found = all.find(({ id, title, short }) =>
    [id, title, short].some((name) => name?.toLowerCase() === wanted),
  );
  if (found) return found.id;
  const isAgency = agencies.some(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const names = all.map(({ id }) => id);
  const hint =
    option === "--by" && / /.test(typed.trim())
      ? `Of a person, name the role or group: --role ID. Known: ${names.join(", ")}.`
      : (didYouMean(wanted, names) ?? `Known: ${names.join(", ")}.`);
  throw new UserError(
    "unknown-party",
    isAgency
      ? `${option} names an agency; a programme is agreed by a group or a role.`
      : `${option} names no group or role of scrutiny.yaml.`,
    hint,
  );
}

function known({ groups, roles }: Policy): string {
  return `Known: ${[...groups, ...roles].map(({ id }) => id).join(", ")}.`;
}
