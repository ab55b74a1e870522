import { startOf } from "../../model/problem.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What was issued is what was read and relied on; another text under its name misleads whoever opens it.
 * Basis: The model of the knowledge base, Seal.
 */
export const sealedOutputChanged: Rule = {
  id: "sealed-output-changed",
  severity: "error",
  says: "A file of a sealed report is not as it was sealed, or is gone.",
  why: "What was issued is what was read and relied on; another text under its name misleads whoever opens it.",
  basis: "The model of the knowledge base, Seal.",
  *check({ base }) {
    for (const { path, read, outputs } of base.seals) {
      if (!("seal" in read)) continue;
      const folder = path.slice(0, path.lastIndexOf("/"));
      for (const { path: name, sha256 } of read.seal.outputs) {
        const found = outputs.get(name);
        if (found === sha256) continue;
        const output = `${folder}/${name}`;
        yield {
          message:
            found === undefined
              ? `${name} is not here, and this seal names it.`
              : `${name} was changed after it was sealed.`,
          place: startOf(path),
          hint: `Put it back as it was: git checkout HEAD -- ${output}. What has to be corrected goes into a next issue.`,
        };
      }
    }
  },
};
