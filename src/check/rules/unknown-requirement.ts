import type { RecordFile } from "../../model/knowledge-base.ts";
import { periodDay } from "../../model/note.ts";
import type { Programme } from "../../model/programme.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { type NamedThing, unknownNames } from "../unknown-name.ts";

/**
 * Why: A source of a requirement's kind makes that requirement received; under a misspelt one it stays overdue.
 * Basis: The model of the knowledge base: a source's kind is a requirement of the year's programme, or inspection-
 * report, audit, return, survey or other; a request's requirement is one of the programme.
 */
export const unknownRequirement: Rule = {
  id: "unknown-requirement",
  severity: "error",
  says: "A request or a source names an information requirement that the year's programme does not have.",
  why: "A source of a requirement's kind makes that requirement received; under a misspelt one it stays overdue.",
  basis:
    "The model of the knowledge base: a source's kind is a requirement of the year's programme, or inspection-report, audit, return, survey or other; a request's requirement is one of the programme.",
  check: (context) => unknownNames(named(context)),
};

const OTHER_KINDS = ["inspection-report", "audit", "return", "survey", "other"];

function* named({ base, folderOn }: RuleContext): Iterable<NamedThing> {
  const sourceKinds = new Map<RecordFile<Programme>, ReadonlySet<string>>();
  for (const record of base.notes) {
    if (record.value.sources.length === 0) continue;
    const programme = folderOn(periodDay(record.value))?.programme;
    if (!programme) continue;
    const known = sourceKinds.get(programme) ?? new Set([...requirements(programme), ...OTHER_KINDS]);
    sourceKinds.set(programme, known);
    for (const [index, { kind }] of record.value.sources.entries()) {
      const what = `requirement or kind of source in the programme of ${programme.value.year}`;
      yield { record, field: ["sources", index, "kind"], name: kind, known, what };
    }
  }
  for (const record of base.registers.request) {
    const programme = folderOn(record.value.asked)?.programme;
    if (!programme) continue;
    const what = `requirement in the programme of ${programme.value.year}`;
    const known = new Set(requirements(programme));
    yield { record, field: ["requirement"], name: record.value.requirement, known, what };
  }
}

function requirements(programme: RecordFile<Programme>): readonly string[] {
  return programme.value.information.map((one) => one.id);
}
