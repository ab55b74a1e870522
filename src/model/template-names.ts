import { REGISTER_KINDS } from "./register-kinds.ts";

/** The directives of a report template, in the order of the report: the names of its sections. */
export const REPORT_DIRECTIVES = [
  "header",
  "headline",
  "decisions-asked",
  "last-decisions",
  "at-a-glance",
  "work-programme",
  "areas",
  "outside-framework",
  "other-words",
  "voice",
  "learning-reviews",
  "challenges",
  "recommendations",
  "forward-look",
  "method-and-limits",
  "open-points",
  "figures",
  "evidence-index",
  "opinion",
  "basis",
  "role-and-interests",
  "not-looked-at",
  "year-at-a-glance",
  "area-chapters",
  "leadership",
  "duties-and-functions",
  "principles",
  "last-years-recommendations",
  "this-years-recommendations",
  "difference",
  "yearly-report",
  "next-year",
  "framework-text",
  "changes-since-accuracy",
  "changes-since-issue",
  "corrections",
  "areas-by-quarter",
  "programme-by-quarter",
  "evidence-by-source",
  "voices-heard",
  "recommendations-by-status",
  "figures-over-time",
  "short-names",
  "how-to-read",
  "evidence-by-area",
] as const;

/** What a report template may name in double braces. */
export const REPORT_VALUES = ["days", "period", "quarter", "year", "partnership"] as const;

/** What a template of the own words may name in double braces. */
export const WORDS_VALUES = ["period", "days", "executive", "headline-words", "area"] as const;

/** What the template of a work programme may name in double braces. */
export const PROGRAMME_VALUES = ["year", "days", "framework"] as const;

/** What is known in a template: its directives, undefined where they are plain text, and its values. */
export interface TemplateNames {
  readonly directives: readonly string[] | undefined;
  readonly values: readonly string[];
}

const PLAIN = { directives: undefined, values: [] };
const WORDS = { directives: undefined, values: WORDS_VALUES };

/** Every template that a partnership may have of its own, by its path. */
export const TEMPLATES: ReadonlyMap<string, TemplateNames> = new Map<string, TemplateNames>([
  ["templates/quarterly-report.md", { directives: REPORT_DIRECTIVES, values: REPORT_VALUES }],
  ["templates/annual-statement.md", { directives: REPORT_DIRECTIVES, values: REPORT_VALUES }],
  ["templates/quarter-words.md", WORDS],
  ["templates/statement-words.md", WORDS],
  ["templates/evidence-note.md", PLAIN],
  ...REGISTER_KINDS.map((kind): [string, TemplateNames] => [`templates/${kind}.md`, PLAIN]),
  ["templates/theme.typ", PLAIN],
  ["templates/report.css", PLAIN],
  ["templates/programme.yaml", { directives: undefined, values: PROGRAMME_VALUES }],
]);
