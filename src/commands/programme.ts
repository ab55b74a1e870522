import type { Command } from "commander";
import type { CommandFile } from "./command.ts";
import { defineAgree } from "./programme/agree.ts";
import { defineNew } from "./programme/new.ts";
import { defineShow } from "./programme/show.ts";

/** `scrutiny programme show|new|agree`: the work programme of a year. */
export const programme: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "The work programme of a year: see how it stands, begin the next one, record who agreed it.",
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny programme show --year 2025/26\n  $ scrutiny programme new --year 2026/27 --carry all\n  $ scrutiny programme agree --year 2026/27 --by dsp-group --on 2026-06-11",
      );
    defineShow(command, run);
    defineNew(command, run);
    defineAgree(command, run);
  },
};
