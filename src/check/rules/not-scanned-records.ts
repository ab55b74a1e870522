import { ALWAYS_SCANNED } from "../../model/waiver-path.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Records and reports are what the privacy rules are for; they are looked at all the same.
 * Basis: The model of the knowledge base, scrutiny.yaml: `privacy.not-scanned` is for code and tests, never programme,
 * evidence, registers or reports.
 */
export const notScannedRecords: Rule = {
  id: "not-scanned-records",
  severity: "error",
  says: "`privacy.not-scanned` in scrutiny.yaml names records or reports.",
  why: "Records and reports are what the privacy rules are for; they are looked at all the same.",
  basis:
    "The model of the knowledge base, scrutiny.yaml: `privacy.not-scanned` is for code and tests, never programme, evidence, registers or reports.",
  *check({ base }) {
    for (const [index, { path }] of (base.policy.value.privacy?.["not-scanned"] ?? []).entries()) {
      const met = ALWAYS_SCANNED.find((always) => touches(partsOf(path), always));
      if (met === undefined) continue;
      yield faultAt(base.policy, ["privacy", "not-scanned", index, "path"], {
        message: `What this covers is always looked at: ${met}.`,
        hint: "Name a folder of code or tests, such as tests/.",
      });
    }
  },
};

/** The names of a path, one below the other; none for the whole folder. */
function partsOf(path: string): readonly string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}

/** Whether the path is the folder, lies in it, or holds it; one that climbs or has a star may be anything. */
function touches(parts: readonly string[], always: string): boolean {
  const [first] = parts;
  return first === undefined || first === always || parts.some((name) => name === ".." || /[*?]/.test(name));
}
