import { hasEvidence } from "../../assurance/coverage.ts";
import { frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import type { Choice } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import { countedCriteria, OUTSIDE } from "../../model/framework.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { wholeYear, yearOf } from "../../model/year.ts";

/** All that a record of a day may be about: every criterion with what marks it, then functions, principles, duties and strands; none without a framework. */
export function aboutChoices(base: KnowledgeBase, day: Day, today: Day): readonly Choice[] {
  const year = yearOf(day, base.policy.value.year.starts);
  const record = frameworkOf(base, base.years.get(year.start));
  if (!record) return [];
  const framework = record.value;
  const facts = periodFacts(base, wholeYear(year), today, record);
  const seen = new Set(facts.areas.flatMap((area) => area.criteria.filter(hasEvidence).map((one) => one.id)));
  const areas = new Map(framework.areas.map((area) => [area.id, area]));
  const criteria = countedCriteria(framework).map((one): Choice => {
    const area = areas.get(one.areaId);
    const criterion = area?.criteria.find((each) => each.id === one.criterionId);
    const part = criterion?.parts?.find((each) => each.id === one.id)?.text;
    const text = part ?? criterion?.text ?? criterion?.parts?.map((each) => each.text).join(" ") ?? "";
    const mark = seen.has(one.id) ? "" : " · no evidence yet";
    return {
      value: one.id,
      label: `${one.title} (${one.areaId})${mark}`,
      hint: text,
      words: `${area?.title ?? ""} ${area?.["source-title"] ?? ""} ${text}`,
    };
  });
  const others = [framework.functions, framework.principles, framework.duties, framework.strands].flatMap(
    (items) =>
      items.map(
        (one): Choice => ({
          value: one.id,
          label: `${one.title ?? one.text} (${one.id.split(".")[0]})`,
          words: one.text,
        }),
      ),
  );
  return [...criteria, ...others, { value: OUTSIDE, label: "Outside the framework", words: "other none" }];
}
