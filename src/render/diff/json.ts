import type { ComparedNote, DiffAnswer, DiffSide, Judged } from "../../model/diff-answer.ts";
import { compareText } from "../../model/problem.ts";
import { jsonDocument } from "../json-document.ts";

/** What changed as JSON, version 1: keys in a fixed order, ids sorted, `null` for what was or is not there. Masked. */
export function diffAsJson(answer: DiffAnswer): string {
  const { evidence, coverage, areas, levels, registers, words, files } = answer;
  return jsonDocument({
    version: 1,
    from: sideAsJson(answer.from),
    to: sideAsJson(answer.to),
    evidence: {
      added: byId(evidence.added).map(noteAsJson),
      changed: byId(evidence.changed).map((one) => ({ ...noteAsJson(one), fields: one.fields })),
      withdrawn: byId(evidence.withdrawn).map((one) => ({
        ...noteAsJson(one),
        how: one.how,
        why: one.why ?? null,
      })),
    },
    coverage: byId(coverage)
      .map(({ id, from, to, title, area }) => ({ id, from, to, title, area }))
      .map(withNulls),
    levels: levels.map(({ area, from, to, title, year, quarter }) => ({
      area,
      from: from?.level ?? null,
      to: to?.level ?? null,
      title,
      year: year ?? null,
      quarter: quarter ?? null,
      direction: { from: directionOf(from), to: directionOf(to) },
    })),
    registers: byId(registers).map(({ id, kind, from, to, label, title, path, fields, updates }) =>
      withNulls({ id, kind, from, to, label, title, path, fields, updates }),
    ),
    areas: byId(areas).map(({ id, from, to, title }) => withNulls({ id, from, to, title })),
    words: words.map(({ name, path, is, fields }) => ({ name, path, is, fields })),
    files: files.map(({ path, is }) => ({ path, is })),
  });
}

function sideAsJson({ is, name, commit, year, quarter, asAt }: DiffSide) {
  return { is, name, commit: commit ?? null, year, quarter: quarter ?? null, asAt };
}

function noteAsJson({ id, title, date, path, status, findings }: ComparedNote) {
  return {
    id,
    title,
    date,
    path,
    status,
    findings: findings.map(({ says, about, text }) => ({ says, about: about ?? null, text })),
  };
}

function directionOf(one: Judged | undefined): string | null {
  return one?.direction ?? null;
}

function withNulls<T extends { readonly from: unknown; readonly to: unknown }>(one: T) {
  return { ...one, from: one.from ?? null, to: one.to ?? null };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => compareText(a.id, b.id));
}
