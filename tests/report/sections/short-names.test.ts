import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { copyOf, run } from "../../support/copy.ts";
import { WORKED_EXAMPLE } from "../../support/fixture.ts";

async function report(template: string): Promise<string> {
  const folder = copyOf(WORKED_EXAMPLE, { "templates/quarterly-report.md": template });
  const ran = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout"]);
  expect(ran.code).toBe(0);
  return ran.world.stdoutText;
}

const listed = (text: string) =>
  [...text.slice(text.indexOf("## Short names used")).matchAll(/^\| ([^-|][^|]*) \| ([^|]+) \|$/gm)].map(
    ([, short, full]) => `${short}: ${full}`,
  );

it("lists the short names that stand in the document, wherever it stands itself, and no others", async () => {
  const words = "The ICB and the DSP Group met. HWB2 and xHWB are other things.";
  const expected = [
    "Short name: In full",
    "DSP Group: Delegated Safeguarding Partners Group",
    "FSCP: Fernshire Safeguarding Children Partnership",
    "ICB: NHS Fernshire Integrated Care Board",
  ];
  expect(listed(await report(`# Report\n\n${words}\n\n::short-names\n`))).toEqual(expected);
  expect(listed(await report(`# Report\n\n::short-names\n\n${words}\n`))).toEqual(expected);
});

it("takes no part of a longer name for a short one", async () => {
  const text = await report("# Report\n\nFernshire County Council said so.\n\n::short-names\n");
  // what stands at the foot of each page is printed too
  expect(listed(text)).toEqual(["Short name: In full", "FSCP: Fernshire Safeguarding Children Partnership"]);
});

it("prints nothing, not even its heading, where no short name is used", async () => {
  const folder = copyOf(WORKED_EXAMPLE, {
    "templates/quarterly-report.md": "# Report\n\nWords.\n\n::short-names\n",
  });
  const policy = readFileSync(`${folder}/scrutiny.yaml`, "utf8");
  const named = "name: Fernshire SCP, short: Fernshire SCP";
  writeFileSync(`${folder}/scrutiny.yaml`, policy.replace(/name: Fernshire Safe[^,]*, short: FSCP/, named));
  const ran = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout"]);
  expect(ran.code).toBe(0);
  expect(ran.world.stdoutText).not.toContain("Short name");
});
