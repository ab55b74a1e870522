import { allEntries } from "../../assurance/reference.ts";
import { aboutIds, type Framework } from "../../model/framework.ts";
import type { FieldPath, RecordFile, YearFolder } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { periodDay } from "../../model/note.ts";
import { openedOn } from "../../model/registers.ts";
import { faultAt, faultAtKey } from "../fault-at.ts";
import { findingsOf } from "../finding-of-note.ts";
import type { Fault, Rule, RuleContext } from "../rule.ts";

/**
 * Why: A finding about nothing in the framework counts nowhere, and nobody would see that it is missing. What lies
 * outside the framework says so: `outside-framework`.
 * Basis: The model of the knowledge base: `about` is the id of a criterion, function, principle, duty or strand of
 * the framework of the record's year, or outside-framework.
 */
export const unknownCriterion: Rule = {
  id: "unknown-criterion",
  severity: "error",
  says: "Something is about an id that the framework does not have.",
  why: "A finding about nothing in the framework counts nowhere, and nobody would see that it is missing. What lies outside the framework says so: `outside-framework`.",
  basis:
    "The model of the knowledge base: `about` is the id of a criterion, function, principle, duty or strand of the framework of the record's year, or outside-framework.",
  *check(context) {
    for (const { record, field, id, framework } of unknownAbout(context))
      yield faultAt(record, field, said(id, framework, aboutIds(framework.value).keys()));
    for (const folder of context.base.years.values()) yield* inFolder(folder, context);
  },
};

interface AboutField {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly id: string;
  readonly framework: RecordFile<Framework>;
}

function* unknownAbout({ base, frameworkOn }: RuleContext): Iterable<AboutField> {
  for (const { record, index, finding } of findingsOf(base)) {
    const { about } = finding;
    const framework = frameworkOn(periodDay(record.value));
    if (!framework || about === undefined || aboutIds(framework.value).has(about)) continue;
    yield { record, field: ["findings", index, "about"], id: about, framework };
  }
  for (const { kind, record } of allEntries(base)) {
    const framework = frameworkOn(openedOn(kind, record.value));
    const about = "about" in record.value ? record.value.about : [];
    for (const [index, id] of about.entries()) {
      if (!framework || aboutIds(framework.value).has(id)) continue;
      yield { record, field: ["about", index], id, framework };
    }
  }
}

/** The functions and duties that activities serve, and the criteria and duties that the statement judges. */
function* inFolder({ programme, statement, year }: YearFolder, context: RuleContext): Iterable<Fault> {
  const framework = context.frameworkOn(year.from);
  if (!framework) return;
  const functions = framework.value.functions.map((one) => one.id);
  const duties = framework.value.duties.map((one) => one.id);
  const criteria = framework.value.areas.flatMap((area) => area.criteria.map((one) => one.id));
  for (const [index, activity] of (programme?.value.activities ?? []).entries()) {
    for (const [list, known] of [["functions", functions] as const, ["duties", duties] as const]) {
      for (const [position, id] of activity[list].entries()) {
        if (!programme || known.includes(id)) continue;
        yield faultAt(programme, ["activities", index, list, position], said(id, framework, known));
      }
    }
  }
  for (const [list, known] of [["criteria", criteria] as const, ["duties", duties] as const]) {
    for (const id of Object.keys(statement?.value[list] ?? {}))
      if (statement && !known.includes(id))
        yield faultAtKey(statement, [list, id], said(id, framework, known));
  }
}

function said(id: string, { value }: RecordFile<Framework>, known: Iterable<string>) {
  return {
    message: aboutIds(value).has(id)
      ? `${id} is in the framework, and not of the kind that stands here.`
      : `There is no ${id} in the framework ${value.id}.`,
    hint: hintFor(id, value, known),
  };
}

function hintFor(id: string, { areas }: Framework, known: Iterable<string>): string {
  const area = areas.find((one) => one.id === id);
  if (area?.criteria.length === 0)
    return `${id} is an area, and a finding is about a criterion: write the area's criteria in the framework first.`;
  return didYouMean(id, known) ?? "Its ids stand in programme/framework.yaml.";
}
