import { frameworkOf } from "../../assurance/quarter.ts";
import { allDecisions, allEntries, type EntryFile, entryLabel } from "../../assurance/reference.ts";
import { TODO_KINDS } from "../../assurance/todo/index.ts";
import { EVERY_RULE } from "../../check/every-rule.ts";
import { frameworkItems } from "../../check/framework-items.ts";
import { FOLDERS as BASE_FOLDERS } from "../../edge/base-folder.ts";
import { loadKnowledgeBase } from "../../edge/load.ts";
import type { Day } from "../../model/day.ts";
import { EXPORT_FORMATS, EXPORT_KINDS } from "../../model/export-table.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { onOneLine } from "../../model/printable.ts";
import { openedOn } from "../../model/registers.ts";
import { SEARCH_KINDS } from "../../model/search-answer.ts";
import { QUARTERS, yearOf } from "../../model/year.ts";
import { FORMATS } from "../../render/index.ts";
import { defaultYear } from "../chosen-period.ts";
import type { Session } from "../session.ts";
import type { Candidate } from "./candidate.ts";
import { SHELLS } from "./scripts.ts";

/** For the scripts: files, or folders, of the shell's own finding. */
export const FILES = ":files";
export const FOLDERS = ":folders";

type Values = (session: Session) => Promise<readonly Candidate[]>;

/** What may be offered, each with how it is found. */
export const VALUES = {
  files: fixed([FILES]),
  folders: fixed([FOLDERS]),
  shells: fixed(SHELLS),
  formats: fixed(FORMATS.map((one) => one.format)),
  exportKinds: fixed(EXPORT_KINDS),
  exportFormats: fixed(EXPORT_FORMATS),
  quarters: fixed(QUARTERS),
  rules: fixed(EVERY_RULE.map((one) => [one.id, one.says] as const)),
  todoKinds: fixed(TODO_KINDS.map((one) => [one.kind, one.says] as const)),
  searchKinds: fixed(SEARCH_KINDS),
  views: fixed(["answers", "answers-in-part", "does-not-answer"]),
  tests: fixed(["embedded", "done-not-embedded", "not-done", "not-tested"]),
  answers: fixed(["accepted", "accepted-in-part", "not-accepted", "awaiting"]),
  outcomes: fixed(["taken", "taken-in-part", "not-taken", "deferred"]),
  followed: fixed(["yes", "in-part", "no"]),
  statuses: fixed([
    ...["not-started", "on-track", "slipping", "off-track", "complete", "superseded", "closed-not-accepted"],
    ...["open", "answered", "carried-on", "closed", "view-given"],
    ...["asked", "part-received", "received", "refused", "not-held", "withdrawn"],
  ]),
  years: async (session) => years(await light(session)),
  parties: async (session) => parties((await session.policy()).value),
  editions: async (session) =>
    (await session.policy()).value.editionsInForce.map(({ id, title }) => said(id, title)),
  markings: async (session) => (await session.policy()).value.markings.map((value) => said(value, "")),
  stages: async (session) =>
    ((await session.policy()).value.escalation?.stages ?? []).map(({ id, title }) => said(id, title)),
  notes: async (session) => noteIds(await light(session)),
  entries: async (session) => entries(await light(session), await session.today()),
  records: async (session) => records(session),
  words: async (session) => wordsNames(await light(session)),
  reviewed: async (session) => [...(await records(session)), ...wordsNames(await light(session))],
  items: async (session) => items(await light(session)),
  activities: async (session) => ofProgramme(session, "activities"),
  requirements: async (session) => ofProgramme(session, "information"),
  briefed: async (session) => [
    ...(await ofProgramme(session, "activities")),
    ...parties((await session.policy()).value),
  ],
  traced: async (session) => [
    ...(await records(session)),
    ...items(await light(session)),
    ...(await ofProgramme(session, "activities")),
    ...parties((await session.policy()).value),
  ],
} as const satisfies Readonly<Record<string, Values>>;

export type ValueKind = keyof typeof VALUES;

/** By the option, or the argument of a command; with the command's name where it differs from command to command. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  "--directory": "folders",
  "--output": "folders",
  "brief --output": "files",
  "--input": "files",
  "--body": "files",
  "--source-file": "files",
  "--format": "formats",
  "export --format": "exportFormats",
  "--quarter": "quarters",
  "--year": "years",
  "new --from": "years",
  "--activity": "activities",
  "--requirement": "requirements",
  "--about": "items",
  "--agency": "parties",
  "--owner": "parties",
  "--to": "parties",
  "--from": "parties",
  "--raised-by": "parties",
  "--asked-by": "parties",
  "--party": "parties",
  "--forum": "parties",
  "--for": "parties",
  "--present": "parties",
  "agree --by": "parties",
  "agree --role": "parties",
  "new --carry": "records",
  "--evidence": "notes",
  "--related": "records",
  "--supersedes": "notes",
  "--carried-to": "records",
  "--edition": "editions",
  "--marking": "markings",
  "--stage": "stages",
  "todo --kind": "todoKinds",
  "search --kind": "searchKinds",
  "--view": "views",
  "--tested": "tests",
  "--response": "answers",
  "update --outcome": "outcomes",
  "--followed": "followed",
  "--status": "statuses",
  "--folder": "folders",
  "update id": "records",
  "review id": "reviewed",
  "renumber id": "entries",
  "dispose id": "records",
  "trace id": "traced",
  "export kind": "exportKinds",
  "brief activity": "briefed",
  "done activity": "activities",
  "completion shell": "shells",
  "explain rule": "rules",
  "waive rule": "rules",
  "waive place": "files",
  "check path": "files",
  "check paths": "files",
};

/** Which values an option, `--year`, or an argument of a command takes; undefined where they are words of one's own. */
export function valueKindOf(command: string, name: string): ValueKind | undefined {
  return KINDS[`${command} ${name}`] ?? KINDS[name];
}

function fixed(list: readonly (string | readonly [string, string])[]): Values {
  const found = list.map((one) => (typeof one === "string" ? said(one, "") : said(...one)));
  return async () => found;
}

/** The knowledge base without what its notes say: their names are enough, and reading them takes the time. */
async function light(session: Session): Promise<KnowledgeBase> {
  const source = await session.source();
  const found = await source.list(BASE_FOLDERS);
  const notes = new Set(found.map(({ path }) => path).filter((path) => path.startsWith("evidence/")));
  return loadKnowledgeBase(source, await session.policy(), session.world, notes);
}

function said(value: string, says: string): Candidate {
  return { value, says: onOneLine(says).slice(0, 80) };
}

function parties({
  agencies,
  groups,
  roles,
}: Awaited<ReturnType<Session["policy"]>>["value"]): readonly Candidate[] {
  return [
    ...agencies.map(({ id, name }) => said(id, name)),
    ...[...groups, ...roles].map(({ id, title }) => said(id, title)),
  ];
}

function noteIds({ files }: KnowledgeBase): readonly Candidate[] {
  return files.found
    .filter((path) => /^evidence\/[^/]+\/[^/]+\.md$/.test(path))
    .map((path) => said(path.slice(path.lastIndexOf("/") + 1, -".md".length), ""))
    .reverse();
}

/** Numbers, those of this year without the year too, then ids; what is open stands first. */
function entries(base: KnowledgeBase, today: Day): readonly Candidate[] {
  const starts = base.policy.value.year.starts;
  const year = defaultYear(base, today);
  const all = allEntries(base);
  const isOpen = ({ record }: EntryFile) => record.value.closed === undefined;
  const sorted = [...all.filter(isOpen), ...all.filter((one) => !isOpen(one))];
  const numbers = sorted.flatMap((one): readonly Candidate[] => {
    const { title } = one.record.value;
    const own = yearOf(openedOn(one.kind, one.record.value), starts);
    const label = entryLabel(one, own, starts);
    if (one.kind === "learning-review") return [said(label, title)];
    return [...(own.start === year.start ? [said(label, title)] : []), said(`${own.label}-${label}`, title)];
  });
  return [...numbers, ...sorted.map(({ record }) => said(record.id, record.value.title))];
}

async function records(session: Session): Promise<readonly Candidate[]> {
  const base = await light(session);
  const decisions = allDecisions(base).map(({ decision, year }) =>
    said(`${year.label}-${decision.id}`, decision.text),
  );
  return [...entries(base, await session.today()), ...decisions, ...noteIds(base)];
}

function years(base: KnowledgeBase): readonly Candidate[] {
  return [...base.years.values()].map(({ year }) => said(year.label, "")).reverse();
}

function wordsNames(base: KnowledgeBase): readonly Candidate[] {
  return [...base.years.values()].flatMap(({ year, quarters, statement }) => [
    ...QUARTERS.filter((quarter) => quarters[quarter]).map((quarter) =>
      said(`${year.label}-${quarter}`, "own words"),
    ),
    ...(statement ? [said(year.label, "own words of the statement")] : []),
  ]);
}

function items(base: KnowledgeBase): readonly Candidate[] {
  const framework = frameworkOf(base, undefined);
  return framework ? frameworkItems(framework.value).map(({ id }) => said(id, "")) : [];
}

async function ofProgramme(
  session: Session,
  list: "activities" | "information",
): Promise<readonly Candidate[]> {
  const base = await light(session);
  const folder = base.years.get(defaultYear(base, await session.today()).start);
  return (folder?.programme?.value[list] ?? []).map(({ id, title }) => said(id, title ?? ""));
}
