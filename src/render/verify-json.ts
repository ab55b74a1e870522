import type { Difference, VerifiedSeal, VerifyAnswer } from "../model/verify-answer.ts";
import { jsonDocument } from "./json-document.ts";

/** What `verify` found as JSON, version 1 of the contract. Masked. */
export function verifyAsJson({ path, same, seals }: VerifyAnswer): string {
  return jsonDocument({
    version: 1,
    path,
    same,
    differences: seals.flatMap((one) => one.differences.map(difference)),
    movedSince: seals
      .flatMap((one) => one.movedSince ?? [])
      .map(({ path: at, id, how }) => ({
        path: at,
        id: id ?? null,
        how,
      })),
    seals: seals.map(sealAsJson),
  });
}

function difference({ what, path, expected, found }: Difference) {
  return { what, path, expected: expected ?? null, found: found ?? null };
}

function sealAsJson({ path, report, tool, rebuilt, why, signature, replacedBy }: VerifiedSeal) {
  return {
    path,
    document: report?.document ?? null,
    period: report?.period ?? null,
    issue: report?.issue ?? null,
    edition: report?.edition ?? null,
    commit: report?.commit ?? null,
    tool: tool ?? null,
    rebuilt,
    why: why ?? null,
    signature: { is: signature.is, by: signature.by ?? null, why: signature.why ?? null },
    replacedBy: replacedBy ?? null,
  };
}
