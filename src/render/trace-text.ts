import { dayInWords } from "../model/day.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import type { TraceAnswer, TraceKind, TraceLink, TraceThing } from "../model/trace-answer.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";
import { wrapped } from "./wrapped.ts";

/** Width and colours of the terminal, and how a path is shown from where the user stands. */
export interface TraceTextOptions {
  readonly paint: Paint;
  readonly columns: number;
  shown(path: string): string;
  /** What a record without a marking of its own is marked; undefined where there is one marking alone. */
  readonly defaultMarking: string | undefined;
  /** So many steps were followed without being asked for; undefined where all were, or those asked for. */
  readonly cutAt: number | undefined;
}

/** What `trace` says for a person: the subject, then a tree each way, each thing with its place. */
export function traceAsText(answer: TraceAnswer, options: TraceTextOptions): string {
  const { subjects, restsOn, supports } = answer;
  const { paint } = options;
  return [
    subjects.map((one) => subjectAsText(one, options)).join("\n"),
    section(paint.bold("What it rests on"), restsOn, "below", answer, options),
    section(paint.bold("What rests on it"), supports, "above", answer, options),
    closing(answer, options),
  ].join("\n\n");
}

function subjectAsText(one: TraceThing, options: TraceTextOptions): string {
  const { paint, columns } = options;
  const lines = wrapped(safeLine(`${nameOf(one)}${notes(one)}`), columns);
  return [...lines.map((line) => paint.bold(line)), paint.dim(placeOf(one, options))].join("\n");
}

function section(
  heading: string,
  links: readonly TraceLink[],
  way: Way,
  answer: TraceAnswer,
  options: TraceTextOptions,
): string {
  if (links.length > 0) return [heading, ...links.map((one) => linkAsText(one, options))].join("\n");
  const said = way === "below" ? "It rests on nothing that is on record." : "Nothing rests on it yet.";
  const next = answer.subjects.flatMap(({ kind }) => NEXT[way][kind] ?? []).slice(0, 1);
  return [
    heading,
    ...[said, ...next.map(options.paint.command)].flatMap((text) =>
      wrapped(text, options.columns - 2).map((line) => `  ${line}`),
    ),
  ].join("\n");
}

/** Downwards to what a thing rests on, or upwards to what rests on it. */
type Way = "below" | "above";

const DEEPEST_INDENT = 8;
const CUT = 240;

function linkAsText(one: TraceLink, options: TraceTextOptions): string {
  const indent = "  ".repeat(Math.min(one.depth, DEEPEST_INDENT));
  const text = relatedName(one);
  const cut = text.length > CUT ? `${text.slice(0, CUT).replace(/\s+\S*$/, "")} …` : text;
  const lines = wrapped(safeLine(cut), Math.max(20, options.columns - indent.length - 2));
  return [
    ...lines.map((line, index) => `${indent}${index === 0 ? withKind(line, one, options) : `  ${line}`}`),
    `${indent}  ${options.paint.dim(placeOf(one, options))}`,
  ].join("\n");
}

/** `is owned by agency: …` where it is said of the nearer thing; `finding: … (is about it)` where it is said of this one. */
function relatedName(one: TraceLink): string {
  const { relation, isOwnRelation, depth } = one;
  const name = `${nameOf(one)}${notes(one)}`;
  return isOwnRelation ? `${name} (${relation} ${depth === 1 ? "it" : "that"})` : `${relation} ${name}`;
}

/** The line with the kind of thing in it coloured. */
function withKind(line: string, { kind }: TraceThing, { paint }: TraceTextOptions): string {
  const words = `${kind.replaceAll("-", " ")}`;
  const at = line.toLowerCase().indexOf(words);
  if (at === -1) return line;
  return line.slice(0, at) + paint.blue(line.slice(at, at + words.length)) + line.slice(at + words.length);
}

function nameOf({ kind, label, title, day }: TraceThing): string {
  const when = day !== undefined && DATED.has(kind) ? `, ${dayInWords(day)}` : "";
  if (NAMED_BY_TITLE.has(kind)) return `${title}${when}`;
  const said = when === "" ? title : title.replace(/\.$/, "");
  return `${kind.replaceAll("-", " ")}${label === undefined ? "" : ` ${label}`}: ${said}${when}`;
}

const NAMED_BY_TITLE: ReadonlySet<TraceKind> = new Set([
  "own-words",
  "programme",
  "told-back",
  "accuracy-round",
  "return",
  "report",
]);
const DATED: ReadonlySet<TraceKind> = new Set(["note", "accuracy-round", "report", ...REGISTER_KINDS]);

/** Whether it counts, and its marking; a part of a record has that of its record, which stands beside it. */
function notes({ kind, state, marking }: TraceThing): string {
  const own = MARKED.has(kind) ? marking : undefined;
  return `${state === undefined ? "" : ` (${state})`}${own === undefined ? "" : ` [${own}]`}`;
}

const MARKED: ReadonlySet<TraceKind> = new Set(["note", ...REGISTER_KINDS]);

function placeOf({ path, line }: TraceThing, { shown }: TraceTextOptions): string {
  return safeLine(`${shown(path)}:${line}`);
}

function closing(answer: TraceAnswer, options: TraceTextOptions): string {
  const { restsOn, supports } = answer;
  const { defaultMarking, cutAt, columns, paint } = options;
  const said = [
    `It rests on ${countOf(restsOn.length)}; ${countOf(supports.length)} ${supports.length === 1 ? "rests" : "rest"} on it.`,
    ...(cutAt === undefined ? [] : [`${CUT_AT[cutAt]} shown: --depth ${cutAt + 2} shows more.`]),
    ...(defaultMarking === undefined ? [] : [`A record without a marking in brackets is ${defaultMarking}.`]),
  ];
  return wrapped(said.join(" "), columns)
    .map((line) => paint.dim(line))
    .join("\n");
}

const CUT_AT: Readonly<Record<number, string>> = { 1: "Only the next step is", 2: "Only two steps are" };

function countOf(count: number): string {
  return `${count} ${count === 1 ? "thing" : "things"}`;
}

const NEW_EVIDENCE = "To record some, type: scrutiny new-evidence";
const CITE = "To see what can be cited, type: scrutiny words --quarter Q1, or the quarter that you write.";

/** What to type where there is nothing. */
const NEXT: Readonly<Record<Way, Readonly<Partial<Record<TraceKind, string>>>>> = {
  below: {
    area: NEW_EVIDENCE,
    criterion: NEW_EVIDENCE,
    function: NEW_EVIDENCE,
    principle: NEW_EVIDENCE,
    duty: NEW_EVIDENCE,
    strand: NEW_EVIDENCE,
    recommendation: "Name the notes that it rests on under evidence, in its file.",
    challenge: "Name the notes that it rests on under evidence, in its file.",
    decision: "Name what it rests on under rests-on, in its file.",
  },
  above: {
    note: CITE,
    finding: CITE,
    activity: "When it is done, type: scrutiny done or scrutiny new-evidence",
  },
};
