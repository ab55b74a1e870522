import { gitUserName } from "../../edge/git-user.ts";
import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";

/** Who decided: as said, else git's `user.name`. Throws UserError `missing-answer` where neither is there. */
export async function deciderName(session: Session, by: string | undefined): Promise<string> {
  const name = by ?? (await gitUserName({ folder: session.root(), env: session.world.env }));
  if (name !== undefined && name.trim() !== "") return name.trim();
  throw new UserError("missing-answer", "Who decided is not known.", "Give it with --by NAME.");
}
