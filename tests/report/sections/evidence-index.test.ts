import { expect, it } from "vitest";
import { copyOf, run } from "../../support/copy.ts";
import { FERNSHIRE } from "../../support/fixture.ts";

/** A note about the second quarter, dated after it and before the day to which its report counts. */
const LATE = {
  "evidence/2025-26/2025-10-03-the-kestrel-dashboard-for-july-hb5n.md": `---
title: The Kestrel dashboard for July to September
date: 2025-10-03
covers: {from: 2025-07-01, to: 2025-09-30}
activity: unplanned
methods: [data-analysis]
line: 2
basis: reported
marking: OFFICIAL-SENSITIVE
status: ready
findings:
  - {about: quality.data-gaps, says: worried-about, finding: It has no health measure., from: data, agencies: [council]}
---
It came after the quarter.
`,
};

async function report(folder: string, edition: string, quarter = "Q2"): Promise<string> {
  const argv = ["report", "--quarter", quarter, "--year", "2025/26", "--edition", edition, "--yes"];
  const ran = await run(folder, [...argv, "--format", "md", "--stdout"]);
  expect(ran.code).toBe(0);
  return ran.world.stdoutText;
}

it("names what came after the quarter and is about it, and counts it nowhere", async () => {
  const [with_, without] = [
    await report(copyOf(FERNSHIRE, LATE), "executive"),
    await report(FERNSHIRE, "executive"),
  ];
  expect(with_).toContain(
    "Received after the quarter, about it, and not cited here: The Kestrel dashboard for July to September, 3 October 2025. It is counted in the period of its own date.",
  );
  expect(with_).toContain("9 notes found: 8 used, 1 left out.");
  const table = (text: string) =>
    text.slice(text.indexOf("## At a glance"), text.indexOf("## Work programme"));
  expect(table(with_)).toBe(table(without));
  expect(without).not.toContain("Received after the quarter, about it");
});

it("says no word of one that is marked above the edition", async () => {
  const text = await report(copyOf(FERNSHIRE, LATE), "public");
  expect(text).toContain(
    "not cited here: A note of quarter 3 of 2025/26, marked above this edition. It is counted in the period of its own date.",
  );
  expect(text).not.toContain("Kestrel");
});

it("counts it in the quarter of its own date, and names it there as any other", async () => {
  const text = await report(copyOf(FERNSHIRE, LATE), "executive", "Q3");
  expect(text).toContain("The Kestrel dashboard for July to September (about 1 July to 30 September 2025)");
  expect(text).not.toContain("Received after the quarter, about it");
});
