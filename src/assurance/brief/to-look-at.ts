import type { BriefFacts } from "../brief.ts";

/** What the page before a meeting asks to look at, in short: what was needed last time, what is open, what was found before and not this year. */
export function toLookAt({ needs, open, thin, toTellBack }: BriefFacts): readonly string[] {
  const owed = [...open.challenges, ...open.decisions, ...open.recommendations, ...open.requests];
  // what is late comes first; the page has them all
  const late = [...owed].sort((a, b) => Number(b.daysLate > 0) - Number(a.daysLate > 0));
  return [
    ...needs.map(({ finding }) => `needed last time: ${finding.needs ?? ""}`),
    ...toTellBack.map(({ note }) => `not yet told what came of it: ${note.value.title}`),
    ...thin.map(({ title }) => `nothing found this year: ${title}`),
    ...late.map(({ label, title, daysLate }) => `${label}: ${title}${daysLate > 0 ? " (late)" : ""}`),
  ];
}
