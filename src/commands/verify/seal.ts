import type { SealedSet } from "../../edge/sealed-sets.ts";
import { checkSignature } from "../../edge/signature.ts";
import { type Seal, type SealFault, sealBytes } from "../../model/seal.ts";
import { UserError } from "../../model/user-error.ts";
import type { Difference, VerifiedSeal } from "../../model/verify-answer.ts";
import type { Session } from "../session.ts";
import { movedSince } from "./moved.ts";
import { type Rebuilt, rebuildable, rebuiltOf } from "./rebuild.ts";

/** Asks a seal the three questions: whether the outputs are the sealed ones, come of the commit, and what moved since. */
export async function verifiedSeal(
  session: Session,
  set: SealedSet,
  shown: (path: string) => string,
): Promise<Omit<VerifiedSeal, "replacedBy">> {
  const path = shown(set.path);
  const { read } = set;
  if ("fault" in read) return broken(path, read.fault);
  const { seal } = read;
  const signature = await signatureOf(session, set, seal);
  const where = rebuildable(session, set.path);
  const again = where
    ? await rebuiltOf(where, { seal, path }, shown)
    : {
        how: "not" as const,
        why: "This is no knowledge base, so there is nothing to make it again of.",
        ...NOTHING,
      };
  return {
    path,
    report: seal.report,
    tool: seal.tool,
    rebuilt: again.how,
    why: again.why,
    hint: again.hint,
    outputs: set.outputs.map((one) => shown(one.path)),
    signature,
    differences: [
      ...outputDifferences(set, shown),
      ...signatureDifferences(path, signature),
      ...again.differences,
    ],
    movedSince: where && again.isOurs ? await movedSince(where, seal, again) : undefined,
  };
}

const NOTHING: Omit<Rebuilt, "how" | "why"> = {
  hint: undefined,
  differences: [],
  whole: undefined,
  isOurs: false,
};

function outputDifferences({ outputs }: SealedSet, shown: (path: string) => string): readonly Difference[] {
  return outputs
    .filter(({ expected, found }) => expected !== found)
    .map(({ path, expected, found }) => ({
      what: "output",
      path: shown(path),
      expected,
      found,
      says:
        found === undefined
          ? `${shown(path)} is not there, or is no regular file.`
          : `${shown(path)} is not as it was sealed.`,
    }));
}

async function signatureOf(
  { world }: Session,
  { signature, text }: SealedSet,
  { signed }: Seal,
): Promise<VerifiedSeal["signature"]> {
  if (signature) return checkSignature(signature, sealBytes(text), world);
  return { is: signed ? "missing" : "none", by: undefined, why: undefined };
}

function signatureDifferences(path: string, { is, why }: VerifiedSeal["signature"]): readonly Difference[] {
  if (is !== "bad" && is !== "missing") return [];
  const says =
    is === "bad"
      ? `The signature beside ${path} is bad: ${why ?? "it does not fit"}.`
      : `${path} says that it was signed, and there is no signature beside it.`;
  return [{ what: "signature", path, expected: undefined, found: undefined, says }];
}

/** A seal that was touched is a difference; one of a newer tool cannot be judged. */
function broken(path: string, fault: SealFault): Omit<VerifiedSeal, "replacedBy"> {
  if (fault.is === "newer")
    throw new UserError(
      "newer-format",
      `${path} says version: ${fault.version}; this tool reads up to version 1.`,
      `Install the version of independent-scrutiny that reads version ${fault.version}.`,
    );
  const says = `${path} is not as the tool wrote it: it was changed, or is no seal.`;
  return {
    path,
    report: undefined,
    tool: undefined,
    rebuilt: "not",
    why: undefined,
    hint: undefined,
    outputs: [],
    signature: { is: "none", by: undefined, why: undefined },
    differences: [{ what: "seal", path, expected: undefined, found: undefined, says }],
    movedSince: undefined,
  };
}
