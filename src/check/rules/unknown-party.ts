import { allDecisions, allEntries, type EntryFile } from "../../assurance/reference.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { findParty, type PolicyFile } from "../../model/policy.ts";
import { QUARTERS } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";
import { listed } from "../unknown-name.ts";

/**
 * Why: What is owed by nobody whom the partnership knows is done by nobody: owners, addressees and members are
 * followed up by their ids.
 * Basis: The model of the knowledge base: owners, addressees and parties are an agency, a group or a role;
 * `signed.role` and `passed-on.to` a role, `to` of a quarter's words a group, `agreed.by` a group or a role.
 */
export const unknownParty: Rule = {
  id: "unknown-party",
  severity: "error",
  says: "An agency, group or role is named that scrutiny.yaml does not list, or one of the wrong kind.",
  why: "What is owed by nobody whom the partnership knows is done by nobody: owners, addressees and members are followed up by their ids.",
  basis:
    "The model of the knowledge base: owners, addressees and parties are an agency, a group or a role; `signed.role` and `passed-on.to` a role, `to` of a quarter's words a group, `agreed.by` a group or a role.",
  *check({ base }) {
    const policy = base.policy.value;
    for (const { record, field, name, wants } of partyFields(base)) {
      const party = findParty(policy, name);
      if (party && wants.includes(party.kind)) continue;
      const expected =
        wants.length === 3 ? "an agency, a group or a role" : wants.map((one) => `a ${one}`).join(" or ");
      const message = party
        ? `${name} is ${party.kind === "agency" ? "an agency" : `a ${party.kind}`}; expected ${expected}.`
        : `There is no ${name} in scrutiny.yaml; expected ${expected}.`;
      const hint = didYouMean(name, idsOf(policy, wants)) ?? "Add it to scrutiny.yaml.";
      yield faultAt(record, field, { message, hint });
    }
  },
};

type PartyKind = "agency" | "group" | "role";

interface PartyField {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly name: string;
  readonly wants: readonly PartyKind[];
}

const ANY: readonly PartyKind[] = ["agency", "group", "role"];

function* partyFields(base: KnowledgeBase): Iterable<PartyField> {
  yield* inPolicy(base.policy);
  for (const record of base.notes) {
    for (const [index, { to }] of record.value["passed-on"].entries())
      yield { record, field: ["passed-on", index, "to"], name: to, wants: ["role"] };
  }
  for (const entry of allEntries(base)) yield* inEntry(entry);
  for (const { decision, words, index } of allDecisions(base))
    yield* parties(words, ["decisions", index, "of"], decision.of);
  yield* inYears(base);
}

function* inPolicy(record: RecordFile<PolicyFile>): Iterable<PartyField> {
  for (const [index, { members, chair }] of record.value.groups.entries()) {
    yield* parties(record, ["groups", index, "members"], members);
    if (chair !== undefined) yield { record, field: ["groups", index, "chair"], name: chair, wants: ANY };
  }
}

function* inEntry({ kind, record }: EntryFile): Iterable<PartyField> {
  const one = (field: FieldPath, name: string | undefined) =>
    name === undefined ? [] : [{ record, field, name, wants: ANY }];
  switch (kind) {
    case "recommendation":
      yield* parties(record, ["owners"], record.value.owners);
      break;
    case "challenge":
      yield* parties(record, ["to"], record.value.to);
      yield* one(["forum"], record.value.forum);
      yield* one(["raised-by"], record.value["raised-by"]);
      break;
    case "escalation":
      yield* parties(record, ["parties"], record.value.parties);
      yield* one(["asked-by"], record.value["asked-by"]);
      break;
    case "request":
      yield* one(["from"], record.value.from);
      break;
    case "learning-review":
      break;
    default:
      kind satisfies never;
  }
  if (kind !== "recommendation" && kind !== "challenge") return;
  const answers: readonly { readonly from: string }[] = record.value.responses;
  for (const [index, { from }] of answers.entries()) yield* one(["responses", index, "from"], from);
  for (const [index, update] of record.value.updates.entries()) {
    const added: readonly { readonly from: string }[] = update.responses;
    for (const [position, { from }] of added.entries())
      yield* one(["updates", index, "responses", position, "from"], from);
  }
}

function* inYears(base: KnowledgeBase): Iterable<PartyField> {
  for (const { programme, accuracy, quarters, statement } of base.years.values()) {
    for (const [index, { by }] of (programme?.value.agreed ?? []).entries())
      if (programme)
        yield { record: programme, field: ["agreed", index, "by"], name: by, wants: ["group", "role"] };
    for (const [index, { from }] of (programme?.value.information ?? []).entries())
      if (programme) yield* parties(programme, ["information", index, "from"], from);
    for (const [index, { to }] of (accuracy?.value.rounds ?? []).entries())
      if (accuracy) yield* parties(accuracy, ["rounds", index, "to"], to);
    for (const quarter of QUARTERS) {
      const words = quarters[quarter];
      const to = words?.value.to;
      if (words && to !== undefined) yield { record: words, field: ["to"], name: to, wants: ["group"] };
    }
    const role = statement?.value.signed?.role;
    if (statement && role !== undefined)
      yield { record: statement, field: ["signed", "role"], name: role, wants: ["role"] };
  }
}

function* parties(
  record: RecordFile<unknown>,
  list: FieldPath,
  names: readonly string[],
): Iterable<PartyField> {
  for (const [field, name] of listed(list, names)) yield { record, field, name, wants: ANY };
}

function idsOf(policy: PolicyFile, wants: readonly PartyKind[]): readonly string[] {
  const of = { agency: policy.agencies, group: policy.groups, role: policy.roles };
  return wants.flatMap((kind) => of[kind].map((one) => one.id));
}
