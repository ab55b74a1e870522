import { UserError } from "./user-error.ts";

/** The services that a knowledge base's repository may lie with. */
export const SERVICES = ["github", "gitlab", "azure"] as const;
export type Service = (typeof SERVICES)[number];

/** A file that comes with the tool and is copied into a partnership's repository, where it then is its own. */
export interface ShippedFile {
  /** Below the folder of shipped templates. */
  readonly from: string;
  /** Below the top of the repository, or below the knowledge base. */
  readonly to: string;
  readonly below: "repository" | "knowledge-base";
  /** The service that reads it; undefined where it serves with any. */
  readonly service: Service | undefined;
}

/** Every such file. Each is filled by `filledFile`; one that is there already is never replaced. */
export const SHIPPED_FILES: readonly ShippedFile[] = [
  of("github", "checks/github/scrutiny-check.yml", ".github/workflows/scrutiny-check.yml"),
  of("github", "checks/github/scrutiny-comment.yml", ".github/workflows/scrutiny-comment.yml"),
  of("github", "pull-requests/pull-request.md", ".github/pull_request_template.md"),
  of("gitlab", "checks/gitlab-ci.yml", ".gitlab-ci.yml"),
  of("gitlab", "pull-requests/pull-request.md", ".gitlab/merge_request_templates/Default.md"),
  of("azure", "checks/azure-pipelines.yml", "azure-pipelines.yml"),
  of("azure", "pull-requests/pull-request.md", ".azuredevops/pull_request_template.md"),
  of("github", "pull-requests/CODEOWNERS", "CODEOWNERS"),
  of("gitlab", "pull-requests/CODEOWNERS", "CODEOWNERS"),
  {
    from: "forms/factual-accuracy-comments.md",
    to: "forms/factual-accuracy-comments.md",
    below: "knowledge-base",
    service: undefined,
  },
];

/** What the places in double braces of a shipped file become. */
export interface ShippedValues {
  /** Where the knowledge base lies in its repository, with `/` and none at the end; `.` for the top. */
  readonly folder: string;
  /** The command that installs the tool which the knowledge base's package.json and lock file name. */
  readonly install: string;
  /** The version of Node.js that the checks run on: `20`. */
  readonly node: string;
}

/** Where all is as `npm` has it: install scripts stay off. */
export const USUAL_VALUES: ShippedValues = {
  folder: ".",
  install: "npm ci --ignore-scripts --no-audit --no-fund",
  node: "22",
};

/**
 * The file with its places filled: `{{folder}}`, `{{path}}` (the folder as a list of owners writes the beginning of a path), `{{install}}`,
 * `{{node}}`. Expressions of a service, `${{ … }}`, stay. Throws UserError where a value could end a line of a script or
 * a quotation of YAML.
 */
export function filledFile(text: string, values: ShippedValues): string {
  for (const [name, value] of Object.entries(values)) mustFit(name, value);
  const places: Readonly<Record<string, string>> = {
    ...values,
    path: values.folder === "." ? "" : `${values.folder.replaceAll(" ", "\\ ")}/`,
  };
  return text.replace(/(?<!\$)\{\{([a-z]+)\}\}/g, (place, name: string) => places[name] ?? place);
}

const FITS: Readonly<Record<string, RegExp>> = {
  folder: /^(?![-/])(?!.*\.\.)[\p{L}\p{N}._ /-]+(?<!\/)$/u,
  install: /^[^\p{Cc}]+$/u,
  node: /^\d+(?:\.\d+){0,2}$/,
};

function mustFit(name: string, value: string): void {
  if (FITS[name]?.test(value) === true) return;
  throw new UserError(
    "not-fillable",
    `The ${name} of the checks cannot be ${JSON.stringify(value)}.`,
    name === "folder" ? "Use letters, digits, spaces and . _ - in the names of its folders." : undefined,
  );
}

function of(service: Service, from: string, to: string): ShippedFile {
  return { from, to, below: "repository", service };
}
