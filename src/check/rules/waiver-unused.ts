import type { Waiver } from "../../model/policy.ts";
import { isPrivacyRule } from "../../model/privacy/waivable.ts";
import { EVERYWHERE } from "../../model/waiver-path.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule, RuleContext } from "../rule.ts";

/**
 * Why: It hides the next problem of its rule before anybody has judged it.
 * Basis: The model of the knowledge base, scrutiny.yaml: a waiver is for problems that are there. One that is
 * expired, is for an error, or lacks its digest is not asked.
 */
export const waiverUnused: Rule = {
  id: "waiver-unused",
  severity: "warning",
  isLast: true,
  says: "A waiver in scrutiny.yaml waives nothing.",
  why: "It hides the next problem of its rule before anybody has judged it.",
  basis:
    "The model of the knowledge base, scrutiny.yaml: a waiver is for problems that are there. One that is expired, is for an error, or lacks its digest is not asked.",
  *check({ base, severities, waivers }) {
    for (const { waiver, index, waived, refused } of waivers) {
      if (waived.length + refused.length > 0 || !isAsked(waiver, severities)) continue;
      const what = isPrivacyRule(waiver.rule) ? "with this digest at this path" : "at this path";
      yield faultAt(base.policy, ["privacy", "waivers", index, "path"], {
        message: `There is no problem of ${waiver.rule} ${what}.`,
        hint: hintFor(waiver, base),
      });
    }
  },
};

function isAsked({ rule, digest }: Waiver, severities: RuleContext["severities"]): boolean {
  if (isPrivacyRule(rule)) return digest !== undefined;
  const severity = severities.get(rule);
  return severity !== undefined && severity !== "error";
}

function hintFor({ rule, path, digest }: Waiver, base: RuleContext["base"]): string {
  const isPrivate = isPrivacyRule(rule);
  if (isPrivate && base.policy.value.privacy?.salt === undefined)
    return "The salt of the digest is gone: put privacy.salt back as it was.";
  if (!isPrivate && digest !== undefined) return "Leave the digest out: it is for rules of privacy alone.";
  if (!isPrivate && path === EVERYWHERE) return "Name a file, or a folder with / at its end.";
  const isFolder = base.files.found.some((file) => file.startsWith(`${path}/`));
  return isFolder ? "Write a folder with / at its end." : "Delete the waiver, or correct its path.";
}
