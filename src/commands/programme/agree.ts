import { type Command, Option } from "commander";
import { type Agreement, agreementOf } from "../../assurance/programme-agreement.ts";
import { editRecordFile } from "../../edge/edit-record.ts";
import { agreedActivitiesText } from "../../model/agreed-activities.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import { type Policy, partyTitle } from "../../model/policy.ts";
import { type Programme, programmeSchema } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import type { Year } from "../../model/year.ts";
import { flowLine } from "../../parse/note-text.ts";
import { readDataFile } from "../../parse/record.ts";
import { type EditedRecord, editedRecord } from "../../parse/record-edit.ts";
import { yearOption } from "../chosen-period.ts";
import type { Run } from "../command.ts";
import type { ExitCode, Session } from "../session.ts";
import { agreeingParties } from "./agreeing-parties.ts";
import { programmeOf, programmePath } from "./programme-of.ts";

interface AgreeOptions {
  readonly year: string;
  readonly by?: readonly string[];
  readonly role?: string;
  readonly on: string;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** `scrutiny programme agree`: adds to the programme who agreed it, when, and a digest of the activities agreed. */
export function defineAgree(command: Command, run: Run): void {
  command
    .command("agree")
    .description(
      "Record who agreed the work programme and when. It is agreed when the executive group and the Business Manager both have. Nothing else in the file changes.",
    )
    .requiredOption("--year <year>", "the scrutiny year, 2026/27")
    .option("--by <party...>", "the group or role that agreed it, by id or title; several at one meeting")
    .option("--role <id>", "the group or role, where --by is a person's name; the name is not kept")
    .requiredOption("--on <day>", "the day on which it was agreed")
    .option("--dry-run", "show what would be added, and write nothing")
    .addOption(new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      "\nExamples:\n  $ scrutiny programme agree --year 2026/27 --by dsp-group --on 2026-06-11\n  $ scrutiny programme agree --year 2026/27 --by dsp-group business-manager --on 2026-06-11",
    )
    .action((options: AgreeOptions) => run((session) => agree(session, options)));
}

type Agreed = Programme["agreed"][number];

/** What came of one party's agreement. */
interface Outcome {
  readonly id: string;
  readonly line: Agreed | undefined;
  /** What stood there of it before. */
  readonly before: Agreed | undefined;
}

interface Agreeing {
  readonly parties: readonly string[];
  readonly on: Day;
  readonly policy: Policy;
  sha256(text: string): string;
}

async function agree(session: Session, options: AgreeOptions): Promise<ExitCode> {
  session.mustBeNow("programme agree");
  const { terminal, world } = session;
  const base = await session.knowledgeBase();
  const policy = base.policy.value;
  const year = yearOption(options.year, policy.year.starts);
  const on = dayOf(options.on, await session.today());
  const parties = agreeingParties(policy, options);
  programmeOf(base, year);
  const path = programmePath(year);
  const agreeing: Agreeing = { parties, on, policy, sha256: (text) => world.sha256(Buffer.from(text)) };
  let made: { readonly outcomes: readonly Outcome[]; readonly programme: Programme } | undefined;
  const change = (text: string): EditedRecord => {
    const read = readDataFile({ path, bytes: Buffer.from(text) }, programmeSchema).value?.value;
    if (!read) return { refused: "it cannot be read" };
    const outcomes = outcomesOf(read, agreeing);
    const edits = outcomes.flatMap(({ line }) =>
      line ? [{ is: "append" as const, path: ["agreed"], value: line }] : [],
    );
    made = { outcomes, programme: { ...read, agreed: [...read.agreed, ...linesOf(outcomes)] } };
    return editedRecord(text, edits, "yaml");
  };
  await editRecordFile({
    root: session.root(),
    cwd: world.cwd,
    path,
    change,
    isTrial: options.dryRun === true,
  });
  if (!made) return 0;
  const { outcomes, programme } = made;
  mustAddSomething(session, outcomes, path, policy);
  const lines = linesOf(outcomes).map((line) => `  - ${flowLine(line)}`);
  if (options.format === "json")
    terminal.document(
      `${JSON.stringify(asJson(year, path, programme, agreeing, linesOf(outcomes)), null, 2)}\n`,
    );
  else if (options.dryRun === true)
    terminal.result(`Would add to ${session.shown(path)}:\n\n${lines.join("\n")}`);
  else {
    terminal.result(session.shown(path));
    for (const line of lines) terminal.note(`Added: ${line.trim().slice(2)}`);
  }
  if (options.role !== undefined && options.by !== undefined)
    terminal.note("The name is not kept: a programme says which group or role agreed it.");
  tellBefore(session, outcomes, policy);
  tellState(session, { year, programme, agreeing });
  return 0;
}

function asJson(
  { label }: Year,
  path: string,
  programme: Programme,
  { policy, sha256 }: Agreeing,
  added: readonly Agreed[],
) {
  const { state, waitingFor } = agreementNow(programme, policy, sha256);
  return { version: 1, year: label, path, added, state, waitingFor };
}

function linesOf(outcomes: readonly Outcome[]): readonly Agreed[] {
  return outcomes.flatMap(({ line }) => line ?? []);
}

function dayOf(text: string, today: Day): Day {
  if (!isDay(text)) throw new UserError("bad-day", "--on takes a day that exists, such as 2026-06-11.");
  if (text <= today) return text;
  throw new UserError(
    "bad-day",
    "--on names a day that has not come yet.",
    `Today is ${today}. Record it when it has been agreed.`,
  );
}

/** The line of each party; none where it has agreed these very activities already. */
function outcomesOf(programme: Programme, { parties, on, policy, sha256 }: Agreeing): readonly Outcome[] {
  const digest = sha256(agreedActivitiesText(programme));
  return parties.map((id): Outcome => {
    const before = programme.agreed.findLast((one) => one.by === id);
    if (before && before.digest === digest) return { id, line: undefined, before };
    if (before && on < before.on) {
      throw new UserError(
        "bad-day",
        `${partyTitle(policy, id)} agreed it on a later day, ${dayInWords(before.on)}.`,
        "Name the day on which it was agreed as it stands now.",
      );
    }
    return { id, line: { on, by: id, digest }, before };
  });
}

/** Throws where all have agreed already what stands there. */
function mustAddSomething(
  session: Session,
  outcomes: readonly Outcome[],
  path: string,
  policy: Policy,
): void {
  if (outcomes.some(({ line }) => line !== undefined)) return;
  const said = outcomes.map(
    ({ id, before }) => `${partyTitle(policy, id)} agreed it on ${before ? dayInWords(before.on) : ""}`,
  );
  throw new UserError(
    "exists",
    `Nothing was added to ${session.shown(path)}: ${said.join(", and ")}, and its activities are as they were then.`,
    "If that day is wrong, correct it in the file.",
    1,
  );
}

/** What each party had agreed before. */
function tellBefore({ terminal }: Session, outcomes: readonly Outcome[], policy: Policy): void {
  for (const { id, line, before } of outcomes) {
    if (!before) continue;
    const said = `${partyTitle(policy, id)} agreed it on ${dayInWords(before.on)} already`;
    if (!line) terminal.note(`${said}, and the activities are as they were then; no line was added for it.`);
    else if (before.digest === undefined)
      terminal.note(`${said}; which activities that was for is not recorded. The new line records it.`);
    else terminal.note(`${said}; the activities have changed since. The new line is for those there now.`);
  }
}

/** Whether it is agreed now, and who is still to agree, or to agree again. */
function tellState(
  { terminal }: Session,
  told: { readonly year: Year; readonly programme: Programme; readonly agreeing: Agreeing },
): void {
  const { year, programme, agreeing } = told;
  const { policy, sha256 } = agreeing;
  const state = agreementNow(programme, policy, sha256);
  const titles = (ids: readonly string[]) => ids.map((id) => partyTitle(policy, id)).join(" and ");
  const again = state.by.filter((one) => one.activities === "changed").map((one) => one.id);
  if (programme.activities.length === 0) terminal.note("The programme has no activity yet.");
  if (state.state === "agreed" && again.length === 0)
    terminal.note(
      `The programme of ${year.label} is agreed by the executive group and the Business Manager.`,
    );
  else if (state.state === "agreed") terminal.note("Both have agreed it, and not as it stands now.");
  else if (state.waitingFor.length > 0)
    terminal.note(`Not agreed yet: still to agree: ${titles(state.waitingFor)}.`);
  else terminal.note("Not agreed yet: scrutiny.yaml has no group that is the executive.");
  if (again.length > 0) terminal.note(`Agreed other activities than those there now: ${titles(again)}.`);
  const next = state.waitingFor[0] ?? again[0];
  if (next !== undefined)
    terminal.note(`Then type: scrutiny programme agree --year ${year.label} --by ${next} --on DAY`);
}

function agreementNow(programme: Programme, policy: Policy, sha256: Agreeing["sha256"]): Agreement {
  const activitiesDigest = sha256(agreedActivitiesText(programme));
  return agreementOf(policy, { programme: { value: programme }, activitiesDigest });
}
