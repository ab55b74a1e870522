import type { Day } from "../model/day.ts";
import { VOICES, type Voice } from "../model/note.ts";
import type { UsedNote } from "./notes-of-period.ts";

/** Contributions heard and what children and families were told back. Contributions, never distinct people. */
export interface Voices {
  readonly heard: Readonly<Record<Voice, number>>;
  readonly all: number;
  /** Notes in which children or parents and carers were heard: they are to be told what came of it. */
  readonly toTellBack: readonly UsedNote[];
  readonly told: readonly { readonly note: UsedNote; readonly on: Day; readonly how: string }[];
  /** Not told by the as-at day: the day promised, where there is one, and whether it has passed. */
  readonly notTold: readonly {
    readonly note: UsedNote;
    readonly due: Day | undefined;
    readonly overdue: boolean;
  }[];
}

/** Counts whom the used notes heard, as at a day. */
export function voices(used: readonly UsedNote[], asAt: Day): Voices {
  const heard: Record<Voice, number> = {
    children: 0,
    "parents-carers": 0,
    practitioners: 0,
    leaders: 0,
    others: 0,
  };
  for (const note of used) for (const voice of VOICES) heard[voice] += note.record.value.heard?.[voice] ?? 0;
  const toTellBack = used.filter(({ record }) => {
    const by = record.value.heard;
    return (by?.children ?? 0) + (by?.["parents-carers"] ?? 0) > 0;
  });
  const told: { note: UsedNote; on: Day; how: string }[] = [];
  const notTold: { note: UsedNote; due: Day | undefined; overdue: boolean }[] = [];
  for (const note of toTellBack) {
    const back = note.record.value["told-back"];
    if (back && "on" in back && back.on <= asAt) told.push({ note, on: back.on, how: back.how });
    else {
      const due = back && "due" in back ? back.due : undefined;
      notTold.push({ note, due, overdue: due !== undefined && due < asAt });
    }
  }
  const all = VOICES.reduce((sum, voice) => sum + heard[voice], 0);
  return { heard, all, toTellBack, told, notTold };
}
