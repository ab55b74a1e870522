import { STOPPED } from "../../edge/prompts.ts";
import { UserError } from "../../model/user-error.ts";
import type { ExitCode, Session } from "../session.ts";
import { prompterFor } from "../writing/prompter.ts";
import { chosenBy } from "./chosen.ts";
import type { PeriodOptions } from "./period.ts";
import { type Reviewer, type ReviewerOptions, reviewerOf } from "./reviewer.ts";
import { ask, sayBefore, sayResult, type Work } from "./said.ts";
import { isStanding, type Listed, type Stamping, stamp } from "./stamp.ts";

/** What `review` takes where it stamps. */
export interface StampOptions extends PeriodOptions, ReviewerOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/**
 * Stamps the records that were named or, after listing them and asking, all that a period's report rests on. What the
 * same person stamped in the same role and is unchanged stays as it is. Exit 1 where a record could not be stamped.
 */
export async function stampAll(
  session: Session,
  ids: readonly string[],
  options: StampOptions,
): Promise<ExitCode> {
  session.mustBeNow("review");
  const asking = { yes: options.yes === true, json: options.format === "json", takesInput: false };
  const prompter = await prompterFor(session, asking);
  const chosen = await chosenBy(session, ids, options);
  const who = await reviewerOf(session, options, prompter, typedOf(ids, options));
  if (who === STOPPED) return 130;
  const base = await session.knowledgeBase();
  const listed = chosen.records.map(
    (reviewed): Listed => ({ reviewed, digest: base.meaningDigest(reviewed.kind, reviewed.record) }),
  );
  const fresh = listed.filter((one) => !isStanding(one, who));
  mustBeNewest(fresh, who);
  const work: Work = { session, base, who, chosen, listed, fresh, options };
  sayBefore(work);
  const isAsked = chosen.period !== undefined && fresh.length > 0 && !asking.yes && options.dryRun !== true;
  const answer = isAsked ? await ask(work, prompter) : "yes";
  if (answer === STOPPED) return 130;
  if (answer === "no") return 0;
  const stampings = new Map<string, Stamping>();
  for (const one of options.dryRun === true ? [] : fresh)
    stampings.set(one.reviewed.record.path, await stamp(session, one, who));
  return sayResult(work, stampings);
}

/** What was typed after the command, but for the role. */
function typedOf(ids: readonly string[], options: StampOptions): readonly string[] {
  const named = (["quarter", "year", "by", "on"] as const).flatMap((name) =>
    options[name] === undefined ? [] : [`--${name}`, options[name]],
  );
  return [...ids, ...named];
}

/** A stamp of an earlier day than that person's newest in that role would be none: the newest counts. */
function mustBeNewest(fresh: readonly Listed[], { by, role, on }: Reviewer): void {
  for (const { reviewed } of fresh) {
    const later = reviewed.record.value.reviews.find(
      (one) => one.on > on && one.role === role && (role === "scrutineer" || one.by === by),
    );
    if (!later) continue;
    throw new UserError(
      "bad-day",
      `${reviewed.name} has a stamp in that role of a later day, ${later.on}: one of ${on} would not count.`,
      "Leave --on out, or name a later day.",
    );
  }
}
