import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, WORKED_EXAMPLE } from "../support/fixture.ts";
import { named, readPage } from "../support/page.ts";

// a machine for which the PDF engine has no compiled part
vi.mock("@myriaddreamin/typst-ts-node-compiler", () => {
  throw new Error("no native binding");
});

const Q2 = ["report", "--quarter", "Q2"];
const FOLDER = "reports/2025-26/q2";
const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, FOLDER, "manifest.json"), "utf8"));
const style = (folder: string) =>
  manifest(folder).templates.find((one: { path: string }) => one.path === "templates/report.css");

it("is made beside the Markdown where there is no PDF engine, and one line says so", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  const ran = await run(folder, Q2);
  expect(ran.code).toBe(0);
  expect(ran.out).toBe(`${FOLDER}/quarterly-report.md\n${FOLDER}/quarterly-report.html\n`);
  expect(ran.err.match(/no pdf engine.*$/gm)).toEqual([
    "no pdf engine for this machine: html is made instead.",
  ]);
  expect(manifest(folder).report.formats).toEqual(["md", "html"]);
  expect(manifest(folder).fonts).toEqual([]);
});

it("does not take the place of a PDF that was asked for by name", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  const ran = await run(folder, [...Q2, "--format", "md,pdf"]);
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toContain("There is no pdf engine for this machine; nothing was written.");
  expect(ran.err).toContain("--format md,html");
  expect(existsSync(join(folder, "reports"))).toBe(false);
});

it("is printed by --stdout, of a quarter, a year and a meeting", async () => {
  for (const argv of [Q2, ["statement", "--year", "2025/26"]]) {
    const ran = await run(FERNSHIRE, [...argv, "--format", "html", "--stdout"], {
      now: "2026-06-15T12:00:00Z",
    });
    expect(ran.code).toBe(0);
    expect(ran.out.startsWith("<!doctype html>\n")).toBe(true);
    expect(readPage(Buffer.from(ran.out, "latin1")).faults).toEqual([]);
  }
  const folder = copyOf(FERNSHIRE);
  const ran = await run(folder, ["brief", "dsp-group", "--on", "2026-06-15", "--format", "html"], {
    now: "2026-06-15T12:00:00Z",
  });
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/\.html\n$/);
});

it("has the shipped style, or the partnership's own, and the manifest says which", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  await run(folder, [...Q2, "--format", "html"]);
  expect(style(folder)).toMatchObject({ shipped: true });
  const own = copyOf(WORKED_EXAMPLE, { "templates/report.css": "body { color: #123456 }\n" });
  expect((await run(own, ["check"])).out).not.toContain("report.css");
  expect((await run(own, [...Q2, "--format", "html"])).code).toBe(0);
  expect(style(own)).toMatchObject({ shipped: false });
  const page = readFileSync(join(own, FOLDER, "quarterly-report.html"), "utf8");
  expect(page).toContain("<style>body { color: #123456 }\n");
  expect(named(readPage(page).root, "style")).toHaveLength(1);
});

it("says where the partnership's colour cannot be read, and leaves it out", async () => {
  const policy = readFileSync(join(WORKED_EXAMPLE, "scrutiny.yaml"), "utf8");
  const coloured = (colour: string) =>
    copyOf(WORKED_EXAMPLE, {
      "scrutiny.yaml": policy.replace(/^partnership: \{/m, `$&colour: "${colour}", `),
    });
  const pale = await run(coloured("#ffcc00"), [...Q2, "--format", "html"]);
  expect(pale.err).toContain("In the html: The colour of scrutiny.yaml is not used");
  const dark = coloured("#4b2e83");
  const ran = await run(dark, [...Q2, "--format", "html"]);
  expect(ran.err).not.toContain("colour");
  expect(readFileSync(join(dark, FOLDER, "quarterly-report.html"), "utf8")).toContain("--ink: #4b2e83;");
});

it("is left out of the folder when a later run makes other formats", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  await run(folder, [...Q2, "--format", "md,html"]);
  const ran = await run(folder, [...Q2, "--format", "md"]);
  expect(ran.err).toContain("quarterly-report.html");
  expect(existsSync(join(folder, FOLDER, "quarterly-report.html"))).toBe(false);
});
