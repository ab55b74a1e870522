import { dayInWords } from "../../model/day.ts";
import type { DiffAnswer, Judged, LevelChange, RegisterChange } from "../../model/diff-answer.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { FIRST_STATUS } from "../../model/registers.ts";
import type { Direction } from "../../model/words.ts";
import { fieldLine } from "./field-line.ts";
import type { DiffItem, DiffSection } from "./page.ts";
import type { Names } from "./plain-value.ts";

/** Areas that the scrutineer judged otherwise. */
export function levelSection({ levels }: DiffAnswer): DiffSection {
  return { heading: "Judgements of the scrutineer", items: levels.map(levelItem) };
}

/** What was opened, moved and closed. */
export function registerSection({ registers, names }: DiffAnswer): DiffSection {
  return { heading: "Registers", items: registers.map((one) => registerItem(one, names)) };
}

const DIRECTIONS = {
  improving: "improving",
  same: "the same",
  declining: "declining",
  "no-comparison": "no comparison",
} as const satisfies Record<Direction, string>;

function levelItem({ title, year, quarter, from, to }: LevelChange): DiffItem {
  const period = year === undefined ? "" : ` (${quarter ? `quarter ${quarter.slice(1)} of ` : ""}${year})`;
  return { text: `${title}${period}: ${judgedInWords(from)}, now ${judgedInWords(to)}`, below: [] };
}

/** `limited (direction: the same)` */
function judgedInWords(one: Judged | undefined): string {
  if (!one) return "not judged";
  const level = one.levelTitle?.toLowerCase() ?? one.level?.replaceAll("-", " ");
  const direction = one.direction && `direction: ${DIRECTIONS[one.direction]}`;
  if (level === undefined || direction === undefined) return level ?? direction ?? "";
  return `${level} (${direction})`;
}

const KINDS = {
  recommendation: "Recommendation",
  challenge: "Challenge",
  escalation: "Escalation",
  request: "Request",
  "learning-review": "Learning review",
} as const satisfies Record<RegisterKind, string>;

function registerItem(one: RegisterChange, names: Names): DiffItem {
  return {
    text: `${KINDS[one.kind]} ${one.label}, ${one.title}: ${movedInWords(one)}`,
    below: [
      ...one.fields.map((field) => fieldLine(field, names)),
      ...one.updates.map(({ on, text }) => `${dayInWords(on)}: ${text}`),
    ],
  };
}

function movedInWords({ kind, from, to }: RegisterChange): string {
  const words = (status: string) => status.replaceAll("-", " ");
  if (to === undefined) return "not in the register any more";
  if (from === undefined)
    return to === (FIRST_STATUS[kind] ?? "open") ? "opened" : `opened, now ${words(to)}`;
  return from === to ? `still ${words(to)}` : `was ${words(from)}, now ${words(to)}`;
}
