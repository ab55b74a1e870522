import { type Answer, type Choice, STOPPED } from "../../edge/prompts.ts";
import { didYouMean } from "../../model/nearest.ts";
import { findParty, type PolicyFile, partyShort, partyTitle } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import type { EntryAsking, EntryContext, EntryField, EntryFields } from "./entry-kind.ts";
import { askAtLeast } from "./list-question.ts";

type PartyField = Pick<
  EntryField,
  "name" | "label" | "flags" | "says" | "need" | "lacks" | "default" | "least"
> & {
  readonly question: string;
  /** Ids that stand first in the list. */
  first?(fields: EntryFields, context: EntryContext): readonly string[];
};

/** A field of one agency, group or role. */
export function partyField({ question, first, ...field }: PartyField): EntryField {
  return {
    ...field,
    isList: false,
    known: (value, context) => knownParty(String(value), context),
    async ask(asking, fields) {
      const choices = partyChoices(asking, first?.(fields, asking) ?? []);
      return askOne(
        asking,
        question,
        field.need === "must" ? choices : [OPEN, ...choices],
        fields[field.name],
      );
    },
    shown: (value, { setting }) => partyTitle(setting.base.policy.value, String(value)),
  };
}

/** A field of any number of agencies, groups and roles. */
export function partiesField({ question, first, ...field }: PartyField): EntryField {
  return {
    ...field,
    isList: true,
    known: knownParties,
    ask(asking, fields) {
      const choices = partyChoices(asking, first?.(fields, asking) ?? []);
      return askAtLeast(field.need === "must" ? 1 : 0, {
        asking,
        message: question,
        choices,
        chosen: (fields[field.name] as readonly string[] | undefined) ?? [],
      });
    },
    shown: shownParties,
  };
}

/** The owners: at first the one that leads; asked again, the others too. */
export function ownersField(
  field: Pick<EntryField, "name" | "label" | "flags" | "says" | "lacks">,
): EntryField {
  return {
    ...field,
    isList: true,
    need: "must",
    known: knownParties,
    async ask(asking, fields) {
      const owners = (fields[field.name] as readonly string[] | undefined) ?? [];
      const choices = partyChoices(asking, []);
      const lead = await askOne(asking, "Who is to act, and leads?", choices, owners[0]);
      if (lead === STOPPED) return STOPPED;
      if (owners.length === 0) return [lead];
      const rest = choices.filter((one) => one.value !== lead);
      const chosen = owners.filter((one) => one !== lead);
      const others = await askAtLeast(0, { asking, message: "Who else is to act?", choices: rest, chosen });
      return others === STOPPED ? STOPPED : [lead, ...others];
    },
    shown: shownParties,
  };
}

/** Leaves it open; no id begins with a hyphen. */
const OPEN: Choice = { value: "-", label: "Later", hint: "or type any words to search", untilSearched: true };

async function askOne(
  { prompter }: EntryAsking,
  message: string,
  choices: readonly Choice[],
  chosen: unknown,
): Promise<Answer<string | undefined>> {
  const answer = await prompter.search({
    message,
    choices,
    ...(typeof chosen === "string" ? { chosen } : {}),
  });
  return answer === OPEN.value ? undefined : answer;
}

/** Agencies, groups, roles, in the order of scrutiny.yaml but for those named first. */
function partyChoices({ setting }: EntryContext, first: readonly string[]): readonly Choice[] {
  const policy = setting.base.policy.value;
  const ids = partyIds(setting.base.policy.value);
  const sorted = [...ids.filter((id) => first.includes(id)), ...ids.filter((id) => !first.includes(id))];
  return sorted.map((id) => ({ value: id, label: partyTitle(policy, id), words: partyShort(policy, id) }));
}

function partyIds({ agencies, groups, roles }: PolicyFile): readonly string[] {
  return [...agencies, ...groups, ...roles].map((one) => one.id);
}

function knownParties(value: unknown, context: EntryContext): readonly string[] {
  return [...new Set((value as readonly string[]).map((id) => knownParty(id, context)))];
}

function knownParty(id: string, { setting }: EntryContext): string {
  const policy = setting.base.policy.value;
  if (findParty(policy, id)) return id;
  throw new UserError(
    "unknown-party",
    `There is no ${id} in scrutiny.yaml; expected an agency, a group or a role.`,
    didYouMean(id, partyIds(policy)) ?? "Add it to scrutiny.yaml first.",
  );
}

function shownParties(value: unknown, { setting }: EntryContext): string {
  const policy = setting.base.policy.value;
  return (value as readonly string[]).map((id) => partyShort(policy, id)).join(", ");
}
