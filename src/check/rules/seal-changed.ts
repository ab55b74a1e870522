import { startOf } from "../../model/problem.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Without its seal nobody can say what a final report was made of, or whether it is the one that was issued.
 * Basis: The model of the knowledge base, Seal. A seal holds the digest of its own text.
 */
export const sealChanged: Rule = {
  id: "seal-changed",
  severity: "error",
  says: "A seal of a final report is not as the tool wrote it.",
  why: "Without its seal nobody can say what a final report was made of, or whether it is the one that was issued.",
  basis: "The model of the knowledge base, Seal. A seal holds the digest of its own text.",
  *check({ base }) {
    for (const { path, read } of base.seals) {
      if (!("fault" in read)) continue;
      const place = startOf(path);
      if (read.fault.is === "newer")
        yield {
          message: `The seal says version: ${read.fault.version}, which this tool does not read.`,
          place,
          hint: "Install the version of independent-scrutiny that made it.",
        };
      else
        yield {
          message: "The seal was changed after it was written, or is none.",
          place,
          hint: `Put it back as it was: git checkout HEAD -- ${path}`,
        };
    }
  },
};
