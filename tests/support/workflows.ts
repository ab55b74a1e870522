import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  filledFile,
  SHIPPED_FILES,
  type ShippedValues,
  USUAL_VALUES,
} from "../../src/model/shipped-files.ts";
import { ROOT } from "./fixture.ts";

/** A step of a job of GitHub Actions. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A workflow of GitHub Actions, as far as the tests look into it. */
export interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[]; readonly if?: string }>
  >;
}

/** A shipped file, filled. */
export function shippedFile(from: string, values: Partial<ShippedValues> = {}): string {
  return filledFile(readFileSync(join(ROOT, "templates", from), "utf8"), { ...USUAL_VALUES, ...values });
}

/** The shipped files of GitHub Actions, by their paths below `templates/`. */
export const WORKFLOWS: readonly string[] = SHIPPED_FILES.map(({ from }) => from).filter((from) =>
  from.startsWith("checks/github/"),
);

/** A workflow as data. */
export function workflowOf(text: string): Workflow {
  return parse(text) as Workflow;
}

/** The steps of all jobs of a workflow. */
export function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}
