import { type Command, InvalidArgumentError, Option } from "commander";
import type { TraceGraph } from "../assurance/trace/graph.ts";
import { trace as followed, traceGraph } from "../assurance/trace.ts";
import { madeReports } from "../edge/made-reports.ts";
import { traceAsJson } from "../render/trace-json.ts";
import { traceAsText } from "../render/trace-text.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { subjectsOf } from "./trace/subject.ts";

interface TraceOptions {
  readonly depth?: number;
  readonly format: "pretty" | "json";
}

/** `scrutiny trace`: everything that rests on a thing, and everything that it rests on. */
export const trace: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Follow a note, a register entry, a decision, a criterion, a duty, an activity or an agency both ways: what it rests on, and what rests on it.",
      )
      .argument(
        "<id>",
        "an id or a part of one, a number (R1, 2025/26-C1, D2), a criterion, area, function or duty",
      )
      .option("--depth <steps>", "at most so many steps away", stepsOf)
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny trace R3\n  $ scrutiny trace leadership.strategy-and-funding\n  $ scrutiny trace function.voice --depth 2",
      )
      .action((id: string, options: TraceOptions) => run((session) => showTrace(session, id, options)));
  },
};

function stepsOf(text: string): number {
  const steps = Number(text);
  if (Number.isInteger(steps) && steps >= 1) return steps;
  throw new InvalidArgumentError("Write a whole number of steps, 1 or more.");
}

async function showTrace(session: Session, id: string, options: TraceOptions): Promise<ExitCode> {
  const { terminal } = session;
  terminal.progress("Reading the knowledge base");
  const base = await session.knowledgeBase();
  const { reports, unreadable } = await madeReports(await session.source());
  for (const path of unreadable)
    terminal.note(`Left out: ${session.shown(path)}, which is no manifest that can be read.`);
  const graph = traceGraph(base, reports);
  const subjects = subjectsOf(base, graph, id, await session.today());
  const depth = options.depth ?? (options.format === "json" ? undefined : usualDepth(graph, subjects));
  const answer = followed(graph, subjects, depth);
  terminal.progress("");
  if (options.format === "json") terminal.document(traceAsJson(answer));
  else {
    const { markings, defaultMarking } = base.policy.value;
    terminal.result(
      traceAsText(answer, {
        paint: terminal.style,
        columns: terminal.columns,
        shown: session.shown,
        defaultMarking: markings.length > 1 ? defaultMarking : undefined,
        cutAt: options.depth === undefined ? depth : undefined,
      }),
    );
  }
  return 0;
}

/** So much has to do with an agency, a group or a role that only the next step is followed unless more is asked for. */
function usualDepth(graph: TraceGraph, subjects: readonly string[]): number | undefined {
  const parties = subjects.filter((key) => PARTIES.has(graph.nodes.get(key)?.kind ?? ""));
  if (parties.length === 0) return undefined;
  return parties.length === subjects.length ? 1 : 2;
}

const PARTIES: ReadonlySet<string> = new Set(["agency", "group", "role"]);
