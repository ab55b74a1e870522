import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It hides the next problem of its rule before anybody has judged it.
 * Basis: The model of the knowledge base, scrutiny.yaml: a waiver is for problems that are there. One that is
 * expired, has a digest or is for an error is not asked.
 */
export const waiverUnused: Rule = {
  id: "waiver-unused",
  severity: "warning",
  isLast: true,
  says: "A waiver in scrutiny.yaml waives nothing.",
  why: "It hides the next problem of its rule before anybody has judged it.",
  basis:
    "The model of the knowledge base, scrutiny.yaml: a waiver is for problems that are there. One that is expired, has a digest or is for an error is not asked.",
  *check({ base, severities, waivers }) {
    for (const { waiver, index, waived, refused } of waivers) {
      const severity = severities.get(waiver.rule);
      if (waived.length + refused.length > 0 || severity === undefined || severity === "error") continue;
      const isFolder = base.files.found.some((path) => path.startsWith(`${waiver.path}/`));
      yield faultAt(base.policy, ["privacy", "waivers", index, "path"], {
        message: `There is no problem of ${waiver.rule} at this path.`,
        hint: isFolder ? "Write a folder with / at its end." : "Delete the waiver, or correct its path.",
      });
    }
  },
};
