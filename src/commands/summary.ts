import { type Command, Option } from "commander";
import { summaryAnswer } from "../assurance/summary.ts";
import { RULES } from "../check/rules/index.ts";
import { checkAll } from "../check/run.ts";
import { FOLDERS } from "../edge/base-folder.ts";
import { mergeBaseSource } from "../edge/git.ts";
import { isPolicyFile, withPolicyOf } from "../edge/policy-source.ts";
import type { FileChange } from "../model/diff-answer.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { Source } from "../model/source.ts";
import { roleOf } from "../parse/path-role.ts";
import { commentMarkdown } from "../render/comment-markdown.ts";
import { summaryAsJson } from "../render/summary-json.ts";
import { summaryTree } from "../report/summary.ts";
import { judge, policySource } from "./check/judge.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface SummaryOptions {
  readonly since: string;
  readonly policyAt?: string;
  readonly format: string;
}

/** `scrutiny summary --since REF`: what a change does, in the words of a pull request's comment. Writes nothing. */
export const summary: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Say what a change does, for the comment of a pull request: notes with their text, coverage before and after, problems. Where there is nothing to say, nothing is printed.",
      )
      .requiredOption("--since <ref>", "the branch or commit that the change is for")
      .option("--policy-at <ref>", "judge by scrutiny.yaml, frameworks and templates of that commit")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["markdown", "json"]).default("markdown"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny summary --since main\n  $ scrutiny summary --since main --policy-at main --format json",
      )
      .action((options: SummaryOptions) => run((session) => summarise(session, options)));
  },
};

async function summarise(session: Session, options: SummaryOptions): Promise<ExitCode> {
  const { terminal, world } = session;
  terminal.progress("Comparing the two states");
  const own = await session.source();
  const policy = await policySource(session, options);
  const reading = session.over(policy ? withPolicyOf(own, policy) : own);
  const where = { root: session.root(), ref: options.since, env: world.env };
  const from = await mergeBaseSource({ ...where, head: own.commit?.id });
  const judged = await judge(session, options);
  const after = await reading.knowledgeBase();
  const before = await stateBefore(session, from, { policy, now: own });
  const today = await reading.today();
  const answer = summaryAnswer({
    before,
    after,
    today,
    since: options.since,
    mergeBase: from.commit?.id ?? "",
    policyAt: options.policyAt,
    changed: await fileChanges(judged.since?.changed ?? [], from, own),
    isPolicy: isPolicyFile,
    isRecord: (path) => ["note", "entry", "quarter", "statement"].includes(roleOf(path).is),
    problems: judged.problems,
    problemsBefore: checkAll(before, RULES, today).problems,
  });
  terminal.progress("");
  if (options.format === "json") terminal.document(summaryAsJson(answer));
  else terminal.document(commentMarkdown(summaryTree(answer)));
  return 0;
}

async function fileChanges(
  changed: readonly string[],
  from: Source,
  now: Source,
): Promise<readonly FileChange[]> {
  const [was, is] = await Promise.all([namesIn(from), namesIn(now)]);
  return changed.map((path) => ({
    path,
    is: !was.has(path) ? "added" : is.has(path) ? "changed" : "removed",
  }));
}

async function namesIn(source: Source): Promise<ReadonlySet<string>> {
  return new Set((await source.list(FOLDERS)).map(({ path }) => path));
}

/**
 * Both states are judged by the policy that was asked for; else each by its own, and one that had none, as there was no
 * knowledge base yet, by that of now.
 */
async function stateBefore(
  session: Session,
  from: Source,
  { policy, now }: { readonly policy: Source | undefined; readonly now: Source },
): Promise<KnowledgeBase> {
  if (policy) return session.over(withPolicyOf(from, policy)).knowledgeBase();
  const hadPolicy = (await from.list(["scrutiny.yaml"])).length > 0;
  return session.over(hadPolicy ? from : withPolicyOf(from, now)).knowledgeBase();
}
