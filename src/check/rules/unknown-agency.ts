import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { findingsOf } from "../finding-of-note.ts";
import type { Rule } from "../rule.ts";
import { listed, type NamedThing, unknownNames } from "../unknown-name.ts";

/**
 * Why: Findings bear each other out by the agencies that they come from; one agency under two spellings would
 * count as two.
 * Basis: The model of the knowledge base: `present`, `agencies`, `concerns` and the `from` of returns are agency
 * ids.
 */
export const unknownAgency: Rule = {
  id: "unknown-agency",
  severity: "error",
  says: "An agency is named that scrutiny.yaml does not list.",
  why: "Findings bear each other out by the agencies that they come from; one agency under two spellings would count as two.",
  basis:
    "The model of the knowledge base: `present`, `agencies`, `concerns` and the `from` of returns are agency ids.",
  check({ base }) {
    const known = new Set(base.policy.value.agencies.map((one) => one.id));
    return unknownNames(named(base, known));
  },
};

function* named(base: KnowledgeBase, known: ReadonlySet<string>): Iterable<NamedThing> {
  for (const { record, field, names } of agencyLists(base, known)) {
    for (const [place, name] of listed(field, names))
      yield { record, field: place, name, known, what: "agency in scrutiny.yaml", otherwise: ADD };
  }
  for (const { returns } of base.years.values()) {
    for (const [index, { from }] of (returns?.value.returns ?? []).entries()) {
      if (!returns) continue;
      const field = ["returns", index, "from"];
      yield { record: returns, field, name: from, known, what: "agency in scrutiny.yaml", otherwise: ADD };
    }
  }
}

const ADD = "Add it to the agencies in scrutiny.yaml.";

interface AgencyList {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly names: readonly string[];
}

/** The lists with an unknown name in them: of ten thousand notes hardly any. */
function* agencyLists(base: KnowledgeBase, known: ReadonlySet<string>): Iterable<AgencyList> {
  const isAsked = (names: readonly string[]) => names.some((name) => !known.has(name));
  for (const record of base.notes) {
    const { present } = record.value;
    if (isAsked(present)) yield { record, field: ["present"], names: present };
  }
  for (const { record, index, finding } of findingsOf(base)) {
    const { agencies, concerns } = finding;
    if (isAsked(agencies)) yield { record, field: ["findings", index, "agencies"], names: agencies };
    if (isAsked(concerns)) yield { record, field: ["findings", index, "concerns"], names: concerns };
  }
  for (const { programme } of base.years.values()) {
    for (const [index, { defaults }] of (programme?.value.activities ?? []).entries()) {
      if (!programme || !defaults) continue;
      const field = ["activities", index, "defaults", "present"];
      yield { record: programme, field, names: defaults.present };
    }
  }
}
