import { type SigningKey, signingKey, signsAlways } from "../../edge/signature.ts";
import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";
import type { MakeOptions } from "./options.ts";

/** The user's own key, where the seal is to be signed: asked for, or set in the user's git configuration. */
export async function signingKeyAsked(
  session: Session,
  { sign, stage, stdout }: MakeOptions,
): Promise<SigningKey | undefined> {
  if (sign && (stage !== "final" || stdout))
    throw new UserError(
      "wrong-usage",
      "--sign signs the seal of a final report, and nothing else.",
      "Add --stage final, and leave out --stdout.",
    );
  if (stage !== "final" || stdout) return undefined;
  return sign || (await signsAlways(session.world)) ? signingKey(session.world) : undefined;
}
