import type { Day } from "../model/day.ts";
import { aboutIds, type Framework, OUTSIDE } from "../model/framework.ts";
import type { Finding, From } from "../model/note.ts";
import type { UsedNote } from "./notes-of-period.ts";

/** A finding with what counting asks of it, its note's answers taken where it has none of its own. */
export interface CountedFinding {
  readonly note: UsedNote;
  /** Its number in the note, from 1. */
  readonly n: number;
  readonly finding: Finding;
  /** A framework id or `outside-framework`; undefined where what it says is in neither. */
  readonly about: string | undefined;
  readonly date: Day;
  /** Whom it comes from: a voice, else agencies (`agency:ID`); without either it corroborates nothing. */
  readonly sources: readonly string[];
  readonly methods: readonly string[];
  readonly line: 1 | 2 | 3 | undefined;
  readonly basis: "first-hand" | "reported" | undefined;
}

const VOICES_OF: readonly From[] = ["children", "parents-carers", "practitioners", "leaders"];

/** Every finding of the used notes, in the order of the evidence index. */
export function findingsOf(used: readonly UsedNote[], framework: Framework): readonly CountedFinding[] {
  const known = aboutIds(framework);
  return used.flatMap((note) =>
    note.record.value.findings.map((finding, index) => {
      const fields = note.record.value;
      const account = finding.from === "agency-account";
      return {
        note,
        n: index + 1,
        finding,
        about: finding.about !== undefined && known.has(finding.about) ? finding.about : undefined,
        date: fields.date,
        sources: sourcesOf(finding),
        methods: finding.method ? [finding.method] : fields.methods,
        line: finding.line ?? (account ? 1 : fields.line),
        basis: finding.basis ?? (account ? "reported" : fields.basis),
      };
    }),
  );
}

/** Findings about nothing in the framework: a section of their own, never counted to coverage. */
export function isOutside(finding: CountedFinding): boolean {
  return finding.about === OUTSIDE;
}

function sourcesOf(finding: Finding): readonly string[] {
  if (finding.from && VOICES_OF.includes(finding.from)) return [finding.from];
  return finding.agencies.map((agency) => `agency:${agency}`);
}
