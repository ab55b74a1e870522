import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const REPORT = ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "html"];
const LOGO = "templates/logo.svg";
const made = (folder: string) => {
  const at = join(folder, "reports/2025-26/q2");
  const manifest = JSON.parse(readFileSync(join(at, "manifest.json"), "utf8"));
  return { html: readFileSync(join(at, "quarterly-report.html"), "utf8"), manifest };
};

it("prints the logo, and its digest stands in the manifest", async () => {
  const folder = copyOf(FERNSHIRE);
  expect(await run(folder, REPORT)).toMatchObject({ code: 0 });
  const { html, manifest } = made(folder);
  expect(html).toContain('alt="Logo of Fernshire Safeguarding Children Partnership"');
  // what the file says of itself stays in the file
  expect(Buffer.from(/base64,([^"]+)/.exec(html)?.[1] ?? "", "base64").toString()).not.toContain("frond");
  const sha256 = createHash("sha256")
    .update(readFileSync(join(folder, LOGO)))
    .digest("hex");
  expect(manifest.logo).toEqual({ path: LOGO, sha256 });
});

it("makes the report without a logo that is missing, and check says so", async () => {
  const folder = copyOf(FERNSHIRE);
  await run(folder, REPORT);
  const before = made(folder).manifest.report.version;
  rmSync(join(folder, LOGO));
  expect(await run(folder, REPORT)).toMatchObject({ code: 0 });
  const { html, manifest } = made(folder);
  expect(html).not.toContain("<img");
  expect(manifest).not.toHaveProperty("logo");
  expect(manifest.report.version).not.toBe(before);
  const checked = await run(folder, ["check", "--format", "compact"]);
  expect(checked.out).toContain("There is no file at this path. Documents are made without it.");
});
