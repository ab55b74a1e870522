import { type Command, Option } from "commander";
import { recordReviews } from "../assurance/confirmation.ts";
import { references } from "../assurance/reference.ts";
import { reviewAnswer } from "../assurance/review-answer.ts";
import { reviewedRecords } from "../assurance/reviewed-records.ts";
import { REVIEW_ROLES } from "../model/note.ts";
import type { ReviewAnswer, ReviewItem } from "../model/review-answer.ts";
import { UserError } from "../model/user-error.ts";
import { reviewAsJson } from "../render/review-json.ts";
import { reviewAsText } from "../render/review-text.ts";
import { changedSince } from "./changed-since/changed-since.ts";
import type { CommandFile } from "./command.ts";
import { factsOf } from "./review/period.ts";
import { type StampOptions, stampAll } from "./review/stamp-all.ts";
import type { ExitCode, Session } from "./session.ts";

interface ReviewOptions extends StampOptions {
  readonly list?: boolean;
}

/** `scrutiny review`: stamps records as reviewed, or lists what awaits a stamp. */
export const review: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Stamp records as reviewed: by whom, in what role, when, and on which content. The scrutineer's stamp confirms a record until what it says is changed. Earlier stamps stay.",
      )
      .argument("[id...]", "ids, numbers such as R1, parts of ids, own words such as 2025/26-Q2 or 2025/26")
      .option("--quarter <quarter>", "all that the report of a quarter rests on: Q1 to Q4")
      .option("--year <year>", "the scrutiny year, 2025/26; without --quarter, all that the year rests on")
      .option("--list", "show what awaits the scrutineer's stamp or changed since; writes nothing")
      .option("--by <name>", "who reviewed; else git's user.name")
      .addOption(new Option("--role <role>", "in what role").choices(REVIEW_ROLES))
      .option("--on <day>", "the day of the review; else today")
      .option("--yes", "stamp a period without asking")
      .option("--dry-run", "show what would be stamped, and write nothing")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n" +
          "  $ scrutiny review --list\n" +
          "  $ scrutiny review k7f3 R1 2025/26-Q2 --role scrutineer\n" +
          "  $ scrutiny review --quarter Q2 --role scrutineer --by 'A. Marlow'",
      )
      .action((ids: string[], options: ReviewOptions) =>
        run((session) => (options.list ? list(session, ids, options) : stampAll(session, ids, options))),
      );
  },
};

async function list(session: Session, ids: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  const other = (["by", "role", "on", "yes", "dryRun"] as const).find((name) => options[name] !== undefined);
  if (ids.length > 0 || other !== undefined) {
    throw new UserError(
      "wrong-usage",
      `--list writes nothing and takes no ${ids.length > 0 ? "id" : `--${other === "dryRun" ? "dry-run" : other}`}.`,
      "It takes --quarter, --year and --format.",
    );
  }
  const { terminal } = session;
  const facts = await factsOf(session, options);
  const base = await session.knowledgeBase();
  const answer = await withSince(session, reviewAnswer(base, facts, references(base)));
  if (options.format === "json") terminal.document(reviewAsJson(answer));
  else {
    terminal.result(reviewAsText(answer, { paint: terminal.style, columns: terminal.columns }));
    const period = `${options.quarter ? `--quarter ${answer.quarter} ` : ""}--year ${answer.year}`;
    const isDone = answer.items.every((one) => one.state === "confirmed");
    if (!isDone) terminal.note(`Next: scrutiny review ${period} --role scrutineer, or name single records.`);
  }
  return 0;
}

/** What changed since it was confirmed says by whom, and what: git is asked for those records alone. */
async function withSince(session: Session, answer: ReviewAnswer): Promise<ReviewAnswer> {
  const all = [...answer.items, ...answer.elsewhere];
  const paths = new Set(all.filter(({ state }) => state === "changed-since").map(({ path }) => path));
  if (paths.size === 0) return answer;
  const [base, source] = [await session.knowledgeBase(), await session.source()];
  const records = reviewedRecords(base, await session.today()).filter(({ record }) => paths.has(record.path));
  const found = await changedSince(session, { base, source }, recordReviews(base, records));
  const told = (one: ReviewItem): ReviewItem => ({ ...one, since: found.get(one.path) });
  return { ...answer, items: answer.items.map(told), elsewhere: answer.elsewhere.map(told) };
}
