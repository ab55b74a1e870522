import type { Framework } from "../model/framework.ts";
import type { FieldPath } from "../model/knowledge-base.ts";

/** Something in a framework that records are about: a criterion or a part of one, a function, a duty. */
export interface FrameworkItem {
  readonly id: string;
  readonly text: string;
  readonly field: FieldPath;
  /** The area that it stands in; undefined outside of areas. */
  readonly area: string | undefined;
  /** The list at the top of the framework that it stands in. */
  readonly list: string;
}

/** Everything in a framework that records may be about. */
export function frameworkItems(framework: Framework): readonly FrameworkItem[] {
  const { functions, principles, duties, strands } = framework;
  const criteria = framework.areas.flatMap((area, at) =>
    area.criteria.flatMap((criterion, index) => {
      const field = ["areas", at, "criteria", index];
      const shared = { area: area.id, list: "areas" };
      const parts = (criterion.parts ?? []).map((part, position) => ({
        ...shared,
        id: part.id,
        text: part.text,
        field: [...field, "parts", position, "text"],
      }));
      return [
        { ...shared, id: criterion.id, text: criterion.text ?? "", field: [...field, "text"] },
        ...parts,
      ];
    }),
  );
  const others = Object.entries({ functions, principles, duties, strands }).flatMap(([list, items]) =>
    items.map(({ id, text }, index) => ({ id, text, field: [list, index, "text"], area: undefined, list })),
  );
  return [...criteria, ...others];
}
