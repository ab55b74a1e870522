import { dayInWords } from "../../../model/day.ts";
import type { FieldPath, KnowledgeBase, RecordFile, YearFolder } from "../../../model/knowledge-base.ts";
import {
  type Accuracy,
  activityTitle,
  type Diary,
  type DiaryEntry,
  type EscalationReturns,
  type Programme,
  UNPLANNED,
} from "../../../model/programme.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import type { Year } from "../../../model/year.ts";
import { type GraphInMaking, inWords, keyOf, PLAIN } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** The programme of a year, its diary, its returns of escalations and its rounds of factual accuracy. */
export function addYear(
  graph: GraphInMaking,
  base: KnowledgeBase,
  folder: YearFolder,
): readonly HeldRecord[] {
  const { year, programme, diary, returns, accuracy } = folder;
  return [
    ...(programme ? [addProgramme(graph, year, programme)] : []),
    ...(diary ? [addDiary(graph, base, { year, programme: programme?.value, diary })] : []),
    ...(returns ? [addReturns(graph, year, returns)] : []),
    ...(accuracy ? [addRounds(graph, year, accuracy)] : []),
  ];
}

/** The lists of a programme whose items are things of their own. */
const LISTS = {
  activities: "activity",
  information: "requirement",
  priorities: "priority",
  "open-points": "open-point",
} as const satisfies Partial<Record<keyof Programme, TraceKind>>;

function addProgramme(graph: GraphInMaking, year: Year, record: RecordFile<Programme>): HeldRecord {
  const own = graph.add({
    ...PLAIN,
    kind: "programme",
    id: year.label,
    title: `Work programme of ${year.label}`,
    place: () => record.place(["year"]),
  });
  const keys = new Map<string, string>();
  for (const [list, kind] of Object.entries(LISTS) as [keyof typeof LISTS, TraceKind][]) {
    for (const [index, one] of record.value[list].entries()) {
      const title = titleOf(record.value, one);
      const place = () => record.place([list, index, "id"]);
      keys.set(`${list} ${index}`, graph.add({ ...PLAIN, kind, id: one.id, title, place }));
    }
  }
  const holder = ([list, index]: FieldPath) => keys.get(`${list} ${index}`) ?? own;
  return { file: "programme", record, year, holder };
}

function titleOf(programme: Programme, one: Programme[keyof typeof LISTS][number]): string {
  if ("text" in one) return one.text;
  return "row" in one ? activityTitle(programme, one.id) : one.title;
}

interface YearDiary {
  readonly year: Year;
  readonly programme: Programme | undefined;
  readonly diary: RecordFile<Diary>;
}

function addDiary(
  graph: GraphInMaking,
  base: KnowledgeBase,
  { year, programme, diary }: YearDiary,
): HeldRecord {
  const place = () => diary.place(["entries"]);
  const title = activityTitle(undefined, UNPLANNED);
  graph.add({ ...PLAIN, kind: "activity", id: UNPLANNED, title, place });
  const notes = new Map(base.notes.map(({ id, value }) => [id, value.title]));
  const titled = (entry: DiaryEntry) =>
    entry.activity === UNPLANNED
      ? (entry.title ?? notes.get(entry.note ?? "") ?? title)
      : activityTitle(programme, entry.activity);
  const keys = diary.value.entries.map((entry, index) => {
    const id = `${entry.activity}@${entry.on}`;
    const why = entry.why === undefined ? "" : `. ${entry.why}`;
    return graph.add({
      ...PLAIN,
      kind: "diary-line",
      // two lines of one activity and day are two things
      id: graph.nodes.has(keyOf("diary-line", id)) ? `${id}:${index + 1}` : id,
      title: `${titled(entry)}, ${dayInWords(entry.on)}: ${inWords(entry.outcome).toLowerCase()}${why}`,
      day: entry.on,
      place: () => diary.place(["entries", index]),
    });
  });
  return listed("diary", diary, year, keys);
}

function addReturns(graph: GraphInMaking, year: Year, record: RecordFile<EscalationReturns>): HeldRecord {
  const keys = record.value.returns.map(({ period, from }, index) =>
    graph.add({
      ...PLAIN,
      kind: "return",
      id: `${year.label}-${period}-${from}`,
      title: `Return of escalations, quarter ${period.slice(1)} of ${year.label}`,
      place: () => record.place(["returns", index]),
    }),
  );
  return listed("escalations", record, year, keys);
}

function addRounds(graph: GraphInMaking, year: Year, record: RecordFile<Accuracy>): HeldRecord {
  const keys = record.value.rounds.map(({ report, sent }, index) =>
    graph.add({
      ...PLAIN,
      kind: "accuracy-round",
      id: `${year.label}-${report}-${sent}`,
      title: `Factual accuracy of ${report === "statement" ? "the annual statement" : `quarter ${report.slice(1)}`} of ${year.label}`,
      day: sent,
      place: () => record.place(["rounds", index]),
    }),
  );
  return listed("accuracy", record, year, keys);
}

/** A file that is one list: what holds a field is the item that it stands in. */
function listed(file: string, record: RecordFile<object>, year: Year, keys: readonly string[]): HeldRecord {
  return { file, record, year, holder: ([, index]) => keys[Number(index)] };
}
