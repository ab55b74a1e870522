import type { Criterion } from "../../model/framework.ts";
import { bullets, heading, paragraph, strong } from "../nodes.ts";
import type { Section } from "../section.ts";

/** The framework's own sentences, word for word, so that a reader sees what each criterion asks. */
export const frameworkText: Section = {
  name: "framework-text",
  says: "the text of every criterion, word for word",
  render({ facts }) {
    const { areas, title } = facts.framework.value;
    if (areas.length === 0) return [paragraph("The framework lists no areas.")];
    return [
      paragraph(`${title}, word for word.`),
      ...areas.flatMap((area) => [
        heading(3, area.title),
        bullets(area.criteria.map((one) => [strong(`${one.title}.`), ` ${textOf(one)}`])),
      ]),
    ];
  },
};

function textOf({ text, parts, ...rest }: Criterion): string {
  const whole = text ?? (parts ?? []).map((part) => part.text).join(" ");
  return rest["lead-in"] ? `${rest["lead-in"]} ${whole}` : whole;
}
