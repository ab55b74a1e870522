import { type Command, Option } from "commander";
import { EVERY_RULE, RULE_GROUPS } from "../check/every-rule.ts";
import type { ReadingRule } from "../check/reading-rules.ts";
import { rulePage } from "../edge/shipped.ts";
import { nearest } from "../model/nearest.ts";
import { UserError } from "../model/user-error.ts";
import { rulesAsText } from "../render/rules-text.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface ExplainOptions {
  readonly format: "pretty" | "json";
}

/** `scrutiny explain [RULE]`: a rule's page of the manual, or the list of all rules. Needs no knowledge base. */
export const explain: CommandFile = {
  define(command: Command, run) {
    command
      .description("Say what a rule finds, why it matters and where it comes from, with an example.")
      .argument("[rule]", "the rule's name, as check prints it in brackets; without it, all rules are listed")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText("after", "\nExamples:\n  $ scrutiny explain\n  $ scrutiny explain claim-without-evidence")
      .action((rule: string | undefined, options: ExplainOptions) =>
        run((session) => explainRule(session, rule, options)),
      );
  },
};

async function explainRule(
  session: Session,
  name: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  const { terminal, world } = session;
  if (session.options.at !== undefined || session.options.asOf !== undefined) {
    const message = "explain tells of this tool's own rules and reads no knowledge base, now or in the past.";
    throw new UserError("wrong-usage", message, "Leave out --at and --as-of.");
  }
  const isJson = options.format === "json";
  if (name === undefined) {
    if (isJson) terminal.document(json({ rules: EVERY_RULE.map(inJson) }));
    else terminal.result(rulesAsText(RULE_GROUPS, { paint: terminal.style, columns: terminal.columns }));
    return 0;
  }
  const rule = ruleNamed(name);
  const manual = rulePage(rule.id, world);
  if (isJson) terminal.document(json({ ...inJson(rule), manual }));
  // a page of the package, word for word: nothing of the user stands in it
  else terminal.document(`${manual.trimEnd()}\n`);
  return 0;
}

/** The rule of that name, in brackets or not; throws with the nearest where there is none. */
function ruleNamed(typed: string): ReadingRule {
  const name = typed.replace(/^\[|\]$/g, "").toLowerCase();
  const rule = EVERY_RULE.find((one) => one.id === name);
  if (rule) return rule;
  const near = nearest(
    name,
    EVERY_RULE.map((one) => one.id),
  );
  const hint =
    near === undefined ? "For the list of all rules, type: scrutiny explain" : `Did you mean ${near}?`;
  throw new UserError("unknown-rule", `There is no rule ${typed}.`, hint);
}

function inJson({ id, severity, says, why, basis }: ReadingRule) {
  return { rule: id, severity, says, why, basis };
}

function json(body: object): string {
  return `${JSON.stringify({ version: 1, ...body }, null, 2)}\n`;
}
