import { isDay } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { nearest } from "../model/nearest.ts";
import { REGISTER_KINDS, REGISTERS } from "../model/register-kinds.ts";
import { parseYear, type Year, yearOf } from "../model/year.ts";

/**
 * Whether what is referred to may stand in a file that could not be read. That file has its own problem; to call every
 * reference to it wrong as well would hide the one fault among many.
 */
export function mayBeUnread(base: KnowledgeBase, target: string, year: Year): boolean {
  if (unaskedIds(base).has(target)) return true;
  const unread = base.files.leftOut;
  if (unread.length === 0) return false;
  if (unread.some((file) => file.path.endsWith(`/${target}.md`))) return true;
  const starts = base.policy.value.year.starts;
  const [, on] = target.split("@");
  if (on !== undefined && isDay(on)) {
    const diary = `programme/${yearOf(on, starts).folder}/diary.yaml`;
    return unread.some((file) => file.path === diary);
  }
  const numbered = /^(?:(\d{4}[/-]\d{2,4})-)?([RCEID])\d+$/.exec(target);
  if (!numbered) return false;
  const folder = (parseYear(numbered[1] ?? "", starts) ?? year).folder;
  if (numbered[2] === "D") return unread.some((file) => file.path.startsWith(`programme/${folder}/q`));
  const kind = REGISTER_KINDS.find((one) => REGISTERS[one].letter === numbered[2]);
  return unread.some((file) => file.kind === kind);
}

const idsOfUnasked = new WeakMap<KnowledgeBase, ReadonlySet<string>>();

/** The ids of the notes that nobody asked for. */
function unaskedIds(base: KnowledgeBase): ReadonlySet<string> {
  const known = idsOfUnasked.get(base);
  if (known) return known;
  const ids = [...base.files.unasked].map((path) => path.slice(path.lastIndexOf("/") + 1, -".md".length));
  const made = new Set(ids);
  idsOfUnasked.set(base, made);
  return made;
}

/** What to do about a reference that leads to nothing; undefined where there is nothing to say. */
export function whereToLook(target: string, year: Year, ids: readonly string[]): string | undefined {
  const near = nearest(target, ids);
  if (near !== undefined) return `Did you mean ${near}?`;
  if (target.includes("@")) return "The diary has no line of that activity and day.";
  return /^[A-Z]+\d+$/.test(target)
    ? `Numbers are of ${year.label} here; one of another year is written 2024/25-R1.`
    : undefined;
}
