import { type Command, Option } from "commander";
import type { Finding } from "../../model/note.ts";
import { UserError } from "../../model/user-error.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { parseFinding, parseHeard } from "../new-evidence/options.ts";

/** What was typed after `finish`: fields under their names in the file, not yet checked by the schema. */
export interface FinishOptions {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly added: readonly Readonly<Record<string, unknown>>[];
  /** What is given for a finding, by its number from 1. */
  readonly ofFinding: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly status: "draft" | "ready" | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** The options of `finish`: each field that a draft may lack has one. */
export function finishOptions(command: Command): () => FinishOptions {
  const fields: Record<string, unknown> = {};
  const added: Record<string, unknown>[] = [];
  const ofFinding = new Map<number, Record<string, unknown>>();
  const add = (flags: string, says: string, take: (text: string) => void) =>
    command.addOption(new Option(flags, says).argParser((text: string) => take(text)));
  const one = (flags: string, field: string, says: string) =>
    add(flags, says, (text) => {
      fields[field] = text;
    });
  const numbered = (flags: string, field: string, says: string, read: (text: string) => unknown) =>
    add(flags, says, (text) => {
      const { number, value } = numberedValue(text, flags);
      ofFinding.set(number, { ...ofFinding.get(number), [field]: read(value) });
    });
  const list = (text: string) => text.split(",").filter((part) => part !== "");

  one("--title <text>", "title", "where it has none");
  one("--date <day>", "date", "where it has none: the day on which you saw, met, read or received it");
  one("--activity <id>", "activity", "where it has none: an activity of the programme, or unplanned");
  add("--finding <text>", "one more finding: + working well, - worried about, ? not yet clear", (text) => {
    const finding = parseFinding(text);
    if (!finding)
      throw new UserError(
        "wrong-value",
        "A finding's text begins with + (working well), - (worried about) or ? (not yet clear).",
        "Such as: --finding '+ All three partners came.'",
      );
    added.push({ ...finding });
  });
  numbered("--about <n=id...>", "about", "what a finding is about: 2=learning.cascade", (text) => text);
  numbered("--from <n=source...>", "from", "whom a finding comes from: 2=practitioners", (text) => text);
  numbered("--agency <n=id...>", "agencies", "its agencies: 2=council,police", list);
  add("--method <method...>", "how you know: meeting-observation, interview, case-audit …", (text) => {
    fields["methods"] = [...((fields["methods"] as string[] | undefined) ?? []), ...list(text)];
  });
  add("--heard <who=number...>", "whom you heard: children=3 practitioners=2", (text) => {
    fields["heard"] = { ...(fields["heard"] as object | undefined), ...parseHeard(text) };
  });
  add("--told-back-due <day>", "by when children and families are told what came of it", (text) => {
    fields["told-back"] = { due: text };
  });
  command
    .option("--nothing-new", "there was nothing to record")
    .addOption(
      new Option("--status <status>", "ready counts; draft keeps what you gave").choices(["draft", "ready"]),
    )
    .option("--yes", "ask nothing: make it ready")
    .option("--dry-run", "show what would change, and write nothing")
    .addOption(
      new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
    );
  return () => {
    const typed = command.opts<{
      nothingNew?: boolean;
      status?: "draft" | "ready";
      yes?: boolean;
      dryRun?: boolean;
      format: string;
    }>();
    return {
      fields: typed.nothingNew === true ? { ...fields, "nothing-new": true } : fields,
      added,
      ofFinding,
      status: typed.status,
      yes: typed.yes === true,
      dryRun: typed.dryRun === true,
      json: typed.format === "json",
    };
  };
}

/** Whether anything was given beside how to go about it. */
export function givesNothing({ fields, added, ofFinding }: FinishOptions): boolean {
  return Object.keys(fields).length + added.length + ofFinding.size === 0;
}

/** The draft with what was typed; throws UserError for a finding that it does not have. */
export function withTyped(draft: NoteInputFields, options: FinishOptions): Record<string, unknown> {
  const findings: Record<string, unknown>[] = [...(draft.findings ?? []), ...options.added].map((one) => ({
    ...(one as Partial<Finding>),
  }));
  for (const [number, given] of options.ofFinding) {
    if (!findings[number - 1])
      throw new UserError(
        "wrong-value",
        `There is no finding ${number}: the note has ${findings.length}.`,
        "Findings count from 1, in the order of the note.",
      );
    findings[number - 1] = { ...findings[number - 1], ...given };
  }
  return { ...draft, ...options.fields, findings };
}

function numberedValue(text: string, flags: string): { readonly number: number; readonly value: string } {
  const [, number, value] = /^([1-9]\d{0,2})=(.+)$/.exec(text) ?? [];
  const flag = flags.split(" ")[0] ?? "";
  if (number === undefined || value === undefined)
    throw new UserError(
      "wrong-value",
      `${flag} takes the number of a finding and its value.`,
      `Such as: ${flag} ${{ "--about": "2=learning.cascade", "--from": "2=practitioners" }[flag] ?? "2=council"}`,
    );
  return { number: Number(number), value };
}
