import { NOT_ASSESSED } from "../../model/words.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";
import { type NamedThing, unknownNames } from "../unknown-name.ts";

/**
 * Why: A level is only as good as its definition, which is printed beside it; there is no national scale to fall
 * back on.
 * Basis: The model of the knowledge base: levels are those of `assurance.levels`, and not-assessed, which is
 * always there.
 */
export const unknownLevel: Rule = {
  id: "unknown-level",
  severity: "error",
  says: "A level of assurance is given that scrutiny.yaml does not define.",
  why: "A level is only as good as its definition, which is printed beside it; there is no national scale to fall back on.",
  basis:
    "The model of the knowledge base: levels are those of `assurance.levels`, and not-assessed, which is always there.",
  *check({ base }) {
    const levels = base.policy.value.assurance?.levels ?? [];
    const known = new Set([...levels.map((one) => one.id), NOT_ASSESSED]);
    const what = "level in scrutiny.yaml";
    for (const { file } of ownWords(base)) {
      const named: NamedThing[] = Object.entries(file.value.areas).flatMap(([area, { level }]) =>
        level === undefined
          ? []
          : [{ record: file, field: ["areas", area, "level"], name: level, known, what }],
      );
      const level = "opinion" in file.value ? file.value.opinion?.level : undefined;
      if (level !== undefined)
        named.push({ record: file, field: ["opinion", "level"], name: level, known, what });
      yield* unknownNames(named);
    }
  },
};
