import { aboutIds, type Framework } from "../../model/framework.ts";
import type { RecordFile, YearFolder } from "../../model/knowledge-base.ts";
import { periodDay } from "../../model/note.ts";
import { type Programme, UNPLANNED } from "../../model/programme.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { type NamedThing, unknownNames } from "../unknown-name.ts";

/**
 * Why: What was done is held against what was planned by the activity; under a misspelt one, work that was done
 * counts as not done.
 * Basis: The model of the knowledge base: an activity is one of the programme of the record's year, or
 * `unplanned`; an open point is of an activity, a requirement or a framework id.
 */
export const unknownActivity: Rule = {
  id: "unknown-activity",
  severity: "error",
  says: "An activity is named that the year's work programme does not have.",
  why: "What was done is held against what was planned by the activity; under a misspelt one, work that was done counts as not done.",
  basis:
    "The model of the knowledge base: an activity is one of the programme of the record's year, or `unplanned`; an open point is of an activity, a requirement or a framework id.",
  check: (context) => unknownNames(named(context)),
};

function* named(context: RuleContext): Iterable<NamedThing> {
  const activities = new Map<RecordFile<Programme>, NamedThing["known"]>();
  const activitiesOf = (programme: RecordFile<Programme>) => {
    const before = activities.get(programme);
    if (before) return before;
    const found = new Set([...idsOf(programme.value.activities), UNPLANNED]);
    activities.set(programme, found);
    return found;
  };
  for (const record of context.base.notes) {
    const programme = context.folderOn(periodDay(record.value))?.programme;
    if (!programme) continue;
    const [name, known] = [record.value.activity, activitiesOf(programme)];
    if (known.has(name)) continue;
    const what = `activity in the programme of ${programme.value.year}`;
    yield { record, field: ["activity"], name, known, what };
  }
  for (const folder of context.base.years.values()) {
    if (!folder.programme) continue;
    yield* inDiary(folder, activitiesOf(folder.programme));
    const framework = context.frameworkOn(folder.year.from);
    if (framework) yield* inOpenPoints(folder.programme, framework.value);
  }
}

function* inDiary({ diary, programme }: YearFolder, known: NamedThing["known"]): Iterable<NamedThing> {
  const what = `activity in the programme of ${programme?.value.year}`;
  for (const [index, { activity }] of (diary?.value.entries ?? []).entries())
    if (diary) yield { record: diary, field: ["entries", index, "activity"], name: activity, known, what };
}

function* inOpenPoints(record: RecordFile<Programme>, framework: Framework): Iterable<NamedThing> {
  const { activities, information, "open-points": points } = record.value;
  const areas = [...framework.areas, ...framework.provisions];
  const known = new Set(
    [activities, information, areas].flatMap(idsOf).concat([...aboutIds(framework).keys()]),
  );
  const what = `activity, requirement or framework id in the programme of ${record.value.year}`;
  for (const [index, { of }] of points.entries())
    if (of !== undefined) yield { record, field: ["open-points", index, "of"], name: of, known, what };
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map((one) => one.id);
}
