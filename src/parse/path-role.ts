import type { LeftOutFile } from "../model/knowledge-base.ts";
import { REGISTER_KINDS, REGISTERS, type RegisterKind } from "../model/register-kinds.ts";
import type { QuarterName } from "../model/year.ts";
import { isAttachmentPath } from "./attachment-path.ts";
import { recordOfKept } from "./kept-path.ts";

/** What a path is for, by its folder and name alone. */
export type PathRole =
  | {
      readonly is:
        | "policy"
        | "framework"
        | "attachment"
        | "template"
        | "kept-update"
        | "stray-record"
        | "stray";
    }
  | { readonly is: "note"; readonly folder: string }
  | { readonly is: "entry"; readonly kind: RegisterKind }
  | { readonly is: "programme" | "diary" | "returns" | "accuracy" | "statement"; readonly folder: string }
  | { readonly is: "quarter"; readonly folder: string; readonly quarter: QuarterName };

const NOTE = /^evidence\/(\d{4}-\d{2})\/[^/]+\.md$/;

/** The role of a path. A stray `.md` under `evidence/` or `registers/` is one that was meant as a record. */
export function roleOf(path: string): PathRole {
  // asked of every path several times, and nearly all are notes
  const note = NOTE.exec(path)?.[1];
  if (note) return { is: "note", folder: note };
  if (path === "scrutiny.yaml") return { is: "policy" };
  if (path === "programme/framework.yaml" || /^programme\/frameworks\/[^/]+\.yaml$/.test(path))
    return { is: "framework" };
  if (isAttachmentPath(path)) return { is: "attachment" };
  if (path.startsWith("templates/")) return { is: "template" };
  if (recordOfKept(path) !== undefined) return { is: "kept-update" };
  const kind = REGISTER_KINDS.find((one) => path.startsWith(`${REGISTERS[one].folder}/`));
  if (kind && /^[^/]+\/[^/]+\/[^/]+\.md$/.test(path)) return { is: "entry", kind };
  const own = /^programme\/(\d{4}-\d{2})\/([^/]+)$/.exec(path);
  const folder = own?.[1] ?? "";
  switch (own?.[2]) {
    case "programme.yaml":
      return { is: "programme", folder };
    case "diary.yaml":
      return { is: "diary", folder };
    case "escalations.yaml":
      return { is: "returns", folder };
    case "accuracy.yaml":
      return { is: "accuracy", folder };
    case "statement.md":
      return { is: "statement", folder };
    case "q1.md":
    case "q2.md":
    case "q3.md":
    case "q4.md":
      return { is: "quarter", folder, quarter: `Q${own[2][1]}` as QuarterName };
    default:
      return { is: /^(?:evidence|registers)\/.*\.md$/.test(path) ? "stray-record" : "stray" };
  }
}

/** What kind of record a file was meant to be, for the list of those left out. */
export function kindOf(role: PathRole): LeftOutFile["kind"] {
  switch (role.is) {
    case "note":
      return "note";
    case "entry":
      return role.kind;
    case "template":
      return "template";
    case "kept-update":
    case "stray":
    case "stray-record":
    case "attachment":
      return "other";
    default:
      return "programme";
  }
}
