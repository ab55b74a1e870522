import { aboutIds, type Framework, OUTSIDE } from "../../model/framework.ts";
import type { FieldPath } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";
import { listed } from "../unknown-name.ts";

/**
 * Why: Criteria are tied over time by it; under a wrong id the years cannot be compared.
 * Basis: The model of the knowledge base, framework.yaml: `replaces` names ids of an older framework, which stays
 * in `programme/frameworks/`.
 */
export const unknownReplacedCriterion: Rule = {
  id: "unknown-replaced-criterion",
  severity: "error",
  says: "A criterion replaces an id that no other framework has.",
  why: "Criteria are tied over time by it; under a wrong id the years cannot be compared.",
  basis:
    "The model of the knowledge base, framework.yaml: `replaces` names ids of an older framework, which stays in `programme/frameworks/`.",
  *check({ base }) {
    if (base.files.leftOut.some(({ path }) => path.startsWith("programme/framework"))) return;
    for (const framework of base.frameworks.values()) {
      const replaced = [...replacedIds(framework.value)];
      if (replaced.length === 0) continue;
      const others = [...base.frameworks.values()].filter((one) => one !== framework);
      const known = new Set(others.flatMap((one) => [...aboutIds(one.value).keys()]));
      known.delete(OUTSIDE);
      for (const [field, id] of replaced) {
        if (known.has(id)) continue;
        yield faultAt(framework, field, {
          message: `There is no ${id} in an older framework.`,
          hint:
            didYouMean(id, known) ?? "An older framework stays in programme/frameworks/, under its own id.",
        });
      }
    }
  },
};

function* replacedIds({ areas }: Framework): Iterable<[FieldPath, string]> {
  for (const [index, area] of areas.entries())
    for (const [at, { replaces }] of area.criteria.entries())
      yield* listed(["areas", index, "criteria", at, "replaces"], replaces);
}
