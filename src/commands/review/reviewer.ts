import { gitUserName } from "../../edge/git-user.ts";
import { type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Day, isDay } from "../../model/day.ts";
import { REVIEW_ROLES, type ReviewRole, type ReviewStamp, reviewStamp } from "../../model/note.ts";
import { shellQuoted } from "../../model/shell-quoted.ts";
import { UserError } from "../../model/user-error.ts";
import { ROLE_IN_WORDS } from "../../render/review-text.ts";
import type { Session } from "../session.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";

/** Who reviews, in what role, when. */
export type Reviewer = Omit<ReviewStamp, "digest">;

/** The options that say so. */
export interface ReviewerOptions {
  readonly by?: string;
  readonly role?: ReviewRole;
  readonly on?: string;
}

/**
 * Who reviews: `--by`, else git's `user.name`; the role is asked for where a person can answer. Throws UserError where
 * one is missing, exit 2, naming the option; `typed` is what was typed of the command, for that message.
 */
export async function reviewerOf(
  session: Session,
  options: ReviewerOptions,
  prompter: Prompter | undefined,
  typed: readonly string[] = [],
): Promise<Reviewer | typeof STOPPED> {
  const on = dayOf(options.on, await session.today());
  const by = options.by ?? (await gitUserName({ folder: session.root(), env: session.world.env }));
  if (by === undefined) {
    throw new UserError("missing-answer", "Who reviews?", "Give a name with --by NAME.");
  }
  const role =
    options.role ??
    (await askRole(prompter, typed.map((one) => shellQuoted(one, session.world.platform)).join(" ")));
  if (role === STOPPED) return STOPPED;
  const stamp = reviewStamp.safeParse({ by: by.replace(/\s+/g, " ").trim(), role, on, digest: "-" });
  const issue = stamp.error?.issues[0];
  if (!stamp.success)
    throw new UserError("wrong-value", `--${String(issue?.path[0])}: ${issue?.message ?? ""}.`);
  const texts = [{ where: "--by", text: stamp.data.by }];
  mustNotIdentify(session, "the stamp", foundIn(await privacyGuard(session, "evidence/stamp.md"), texts));
  await sayIfAnother(session, stamp.data);
  return { by: stamp.data.by, role, on };
}

async function askRole(prompter: Prompter | undefined, typed: string): Promise<ReviewRole | typeof STOPPED> {
  if (!prompter) {
    throw new UserError(
      "missing-answer",
      "In what role do you review?",
      `Give it with --role: ${REVIEW_ROLES.join(", ")}. Such as: scrutiny review ${typed} --role scrutineer`,
    );
  }
  const answer = await prompter.choose({
    message: "In what role do you review?",
    choices: REVIEW_ROLES.map((value) => ({
      value,
      label: ROLE_IN_WORDS[value],
      ...(value === "scrutineer" ? { hint: "confirms the records" } : {}),
    })),
    chosen: "scrutineer",
  });
  return answer === STOPPED ? STOPPED : (answer as ReviewRole);
}

function dayOf(text: string | undefined, today: Day): Day {
  if (text === undefined) return today;
  if (!isDay(text)) throw new UserError("bad-day", "--on takes a day that exists, such as 2025-10-09.");
  if (text <= today) return text;
  throw new UserError(
    "bad-day",
    "--on names a day that is still to come.",
    `A review is stamped once it is done. Today is ${today}.`,
  );
}

async function sayIfAnother(session: Session, { by, role }: Reviewer): Promise<void> {
  const known = (await session.policy()).value.scrutineer?.name;
  if (role !== "scrutineer" || known === undefined || sameName(known, by)) return;
  session.terminal.note(
    `scrutiny.yaml names ${known} as the scrutineer. Where you stamp for somebody else, give their name with --by.`,
  );
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
