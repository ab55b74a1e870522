import type { Command } from "commander";

/** What can be said on the command line; what is not said is asked, or has its default. */
export interface InitOptions {
  readonly partnership?: string;
  readonly short?: string;
  readonly area?: string;
  readonly scrutineer?: string;
  readonly framework?: string;
  readonly year?: string;
  readonly agency?: readonly string[];
  readonly relevantAgency?: readonly string[];
  readonly tool?: readonly string[];
  readonly checks?: string;
  readonly hooks?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the options of `init` to its command. */
export function defineOptions(command: Command): Command {
  return command
    .option("--partnership <name>", "the partnership's full name")
    .option("--short <name>", "its short name, for tables; else the first letters of the full name")
    .option("--area <name>", "the area that it serves; else taken from the name")
    .option("--scrutineer <name>", "the Independent Scrutineer's name, which signs reports")
    .option("--framework <id>", "the scrutiny framework: wscp-2025, six-steps or blank")
    .option("--year <year>", "the first scrutiny year, 2026/27; else the year that runs")
    .option(
      "--agency <id=name>",
      "a safeguarding partner, as council='Fernshire County Council'; repeat it",
      collect,
    )
    .option("--relevant-agency <id=name>", "another agency, as education='Schools'; repeat it", collect)
    .option(
      "--tool <kind-and-where...>",
      "where the tool comes from: tarball FILE, git ADDRESS#TAG, or registry [VERSION]",
    )
    .option("--checks <service>", "checks of pull requests: github, gitlab, azure or none")
    .option("--hooks", "have git refuse personal data before a commit and a push")
    .option("--yes", "ask nothing: what is not said has its default; --partnership is needed")
    .option("--dry-run", "say what would be written, and write nothing");
}
