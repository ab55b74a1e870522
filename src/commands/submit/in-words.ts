import type { ChangedFile } from "../../edge/changed-files.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { REGISTER_KINDS } from "../../model/register-kinds.ts";
import { roleOf } from "../../parse/path-role.ts";
import { KIND_IN_WORDS } from "../../report/phrases.ts";

/** A change of a file in words: what kind of thing it is, and what it is called. */
export interface InWords {
  readonly is: ChangedFile["is"];
  /** `evidence note`, `recommendation R1`, `diary of 2025-26`. */
  readonly kind: string;
  /** Its title; undefined where its kind says all. */
  readonly title: string | undefined;
}

/** What a changed file is, in words that need no git. */
export function inWords({ path, is }: ChangedFile, base: KnowledgeBase): InWords {
  const role = roleOf(path);
  switch (role.is) {
    case "note":
      return { is, kind: "evidence note", title: titleOf(path, base.notes) };
    case "entry": {
      const entry = REGISTER_KINDS.flatMap((kind) => base.registers[kind] as readonly Titled[]).find(
        (one) => one.path === path,
      );
      const number = entry?.value.number ?? entry?.value.reference ?? "";
      return {
        is,
        kind: `${KIND_IN_WORDS[role.kind]} ${number}`.trim(),
        title: titleOf(path, entry ? [entry] : []),
      };
    }
    case "quarter":
      return { is, kind: `own words of ${role.folder} ${role.quarter}`, title: undefined };
    case "statement":
      return { is, kind: `own words of ${role.folder}`, title: undefined };
    case "programme":
      return { is, kind: `work programme of ${role.folder}`, title: undefined };
    case "diary":
      return { is, kind: `diary of ${role.folder}`, title: undefined };
    case "returns":
      return { is, kind: `returns of ${role.folder}`, title: undefined };
    case "accuracy":
      return { is, kind: `factual accuracy of ${role.folder}`, title: undefined };
    case "policy":
      return { is, kind: "policy of the partnership", title: path };
    case "framework":
      return { is, kind: "framework", title: path };
    case "template":
      return { is, kind: "template", title: path };
    case "attachment":
      return { is, kind: "attachment", title: path };
    default:
      return { is, kind: path.startsWith("reports/") ? "report" : "file", title: path };
  }
}

interface Titled {
  readonly path: string;
  readonly value: { readonly title: string; readonly number?: string; readonly reference?: string };
}

/** What cannot be read, or is gone, has its file's name. */
function titleOf(path: string, records: readonly Titled[]): string {
  const known = records.find((one) => one.path === path)?.value.title;
  return known ?? path.slice(path.lastIndexOf("/") + 1);
}

const VERBS = { added: "new", changed: "changed", removed: "taken away" } as const;

/** `new evidence note: Visit to a school`. */
export function lineOf({ is, kind, title }: InWords): string {
  return `${VERBS[is]} ${kind}${title === undefined ? "" : `: ${title}`}`;
}
