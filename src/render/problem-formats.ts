import type { ProblemRenderer } from "./problems.ts";

/** A format of problems as `--format` lists it; its renderer is loaded when it is used. */
export interface ListedProblemFormat {
  readonly format: string;
  /** Lines for a terminal or a log, which are masked and coloured there; else a document, printed as it is made. */
  readonly isLines: boolean;
  load(): Promise<ProblemRenderer>;
}

/** Every format of problems, the default first. */
export const PROBLEM_FORMATS: readonly ListedProblemFormat[] = [
  {
    format: "pretty",
    isLines: true,
    load: async () => (await import("./problems-pretty.ts")).problemsAsText,
  },
  {
    format: "compact",
    isLines: true,
    load: async () => (await import("./problems-compact.ts")).problemsAsCompactLines,
  },
  {
    format: "json",
    isLines: false,
    load: async () => (await import("./problems-json.ts")).problemsAsJson,
  },
  {
    format: "sarif",
    isLines: false,
    load: async () => (await import("./problems-sarif.ts")).problemsAsSarif,
  },
  {
    format: "github",
    isLines: false,
    load: async () => (await import("./problems-github.ts")).problemsAsAnnotations,
  },
  {
    format: "junit",
    isLines: false,
    load: async () => (await import("./problems-junit.ts")).problemsAsJunit,
  },
];
