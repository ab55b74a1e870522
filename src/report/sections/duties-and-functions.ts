import type { RootContent } from "mdast";
import { followsCases } from "../follows-cases.ts";
import type { ReportInput } from "../input.ts";
import { bullets, paragraph, table } from "../nodes.ts";
import { countOf, DUTY_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The duties with the scrutineer's view, and the functions; each with what was done for it. */
export const dutiesAndFunctions: Section = {
  name: "duties-and-functions",
  says: "each duty with the scrutineer's view and each function, with what was done for it",
  render(input) {
    const { duties, functions } = input.facts.framework.value;
    const views = input.facts.statement?.value.duties ?? {};
    if (duties.length + functions.length > 0 && input.facts.progress.lines === 0)
      return withoutDiary(input, views);
    const dutyRows = duties.map((one) => [
      one.title ?? one.text,
      DUTY_IN_WORDS[views[one.id] ?? "not-assessed"],
      doneFor(input, "duties", one.id),
    ]);
    const functionRows = functions.map((one) => [one.title ?? one.text, doneFor(input, "functions", one.id)]);
    const blocks: RootContent[] = [];
    if (dutyRows.length > 0)
      blocks.push(
        table(["What the scrutineer will do", "My view", "What was done"], dutyRows, { caption: "Duties" }),
      );
    if (functionRows.length > 0)
      blocks.push(table(["Function", "What was done"], functionRows, { caption: "Functions" }));
    return blocks.length > 0 ? blocks : [paragraph("The framework lists no duties and no functions.")];
  },
};

/** Said once, not in each row; the view on a duty is the scrutineer's own and needs no diary. */
function withoutDiary(
  { facts }: ReportInput,
  views: Readonly<Record<string, keyof typeof DUTY_IN_WORDS>>,
): readonly RootContent[] {
  const { duties, functions } = facts.framework.value;
  const name = (one: (typeof duties)[number]) => one.title ?? one.text;
  const rows = duties.map((one) => [name(one), DUTY_IN_WORDS[views[one.id] ?? "not-assessed"]]);
  const isJudged = Object.keys(views).length > 0;
  return [
    paragraph("No diary is held for this year, so nothing can be said of what was done for any of these."),
    ...(rows.length === 0
      ? []
      : isJudged
        ? [table(["What the scrutineer will do", "My view"], rows, { caption: "Duties" })]
        : [paragraph("Duties, none of them assessed:"), bullets(duties.map((one) => [name(one)]))]),
    ...(functions.length === 0
      ? []
      : [paragraph("Functions:"), bullets(functions.map((one) => [name(one)]))]),
  ];
}

/** Activities of the programme that serve it, with how often each was done; and findings about it. */
function doneFor(input: ReportInput, of: "duties" | "functions", id: string): string {
  const { facts } = input;
  const all = facts.progress.activities.filter((one) => one.activity[of].includes(id));
  const activities = all.filter((one) => !followsCases(input, one));
  const required = all.filter((one) => followsCases(input, one)).map((one) => one.title);
  const done = activities.filter((one) => one.done > 0).map((one) => `${one.title} ${one.done}`);
  const not = activities.filter((one) => one.done === 0).map((one) => one.title);
  const findings = facts.elsewhere.filter((one) => one.about === id).length;
  const pieces = [
    ...(done.length > 0 ? [`Done: ${done.join("; ")}.`] : []),
    ...(not.length > 0 ? [`Not done this year: ${not.join("; ")}.`] : []),
    ...(required.length > 0 ? [`As required: ${required.join("; ")}.`] : []),
    ...(findings > 0 ? [`${countOf(findings, "finding")} about it.`] : []),
  ];
  return pieces.length > 0 ? pieces.join(" ") : "No activity of the programme is tied to it.";
}
