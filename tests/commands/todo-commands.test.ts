import { beforeAll, describe, expect, it } from "vitest";
import type { TodoItem } from "../../src/model/todo.ts";
import { TODO_CASES } from "../assurance/todo-cases.ts";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { git } from "../support/repository.ts";

const NOTE = "2026-02-04-front-door-visit-in-february-nj9g";

/** What a person would type where a command has a word in capitals. */
const FILLED: Readonly<Record<string, string>> = {
  TEXT: "It was said in the meeting.",
  TITLE: "What follows from it",
  DAY: "2026-06-12",
  DECISION: "accepted",
  STATUS: "on-track",
  COUNT: "1",
  ID: NOTE,
  AGENCY: "council",
};
const CHOICES: Readonly<Record<string, string>> = {
  "--tested": "embedded",
  "--view": "answers",
  "--outcome": "taken",
};

function argumentsOf(command: string): string[] {
  const words = command.replace(/^scrutiny /, "").split(" ");
  return words.map((word, at) => {
    if (word === "VIEW" || word === "OUTCOME") return CHOICES[words[at - 1] ?? ""] ?? word;
    return word.replace(/[A-Z]{2,}$/, (name) => FILLED[name] ?? name);
  });
}

const WRITES = /^scrutiny (?:update|new-\w+|done|programme (?:new|agree)|words|report|statement)\b/;

/** Without an option it asks at a terminal: what was done can be guessed by nobody. */
const ASKS = "scrutiny new-evidence";

describe("the commands of todo", () => {
  let items: readonly TodoItem[];
  beforeAll(async () => {
    items = JSON.parse((await run(FERNSHIRE, ["todo", "--format", "json"])).out).items;
    expect(items.length).toBeGreaterThan(20);
  });

  it("can be typed as they are, once the capitals are filled in", async () => {
    const root = copyOf(FERNSHIRE);
    git(root, ["init", "--quiet"]);
    git(root, ["config", "user.name", "A. Marlow"]);
    const failed: string[] = [];
    for (const { command, kind } of items.filter((one) => WRITES.test(one.command) && one.command !== ASKS)) {
      // at a terminal it asks what goes on to the next year
      const answer = command.startsWith("scrutiny programme new ") ? ["--carry", "all"] : [];
      const ran = await run(root, [...argumentsOf(command), ...answer, "--dry-run"]);
      if (ran.code !== 0) failed.push(`${kind}: ${command}: ${ran.err}`);
    }
    expect(failed).toEqual([]);
  });

  it("say what happened wherever an entry is updated", () => {
    const commands = TODO_CASES.flatMap((one) => one.expected).flatMap((one) => one.command ?? []);
    const updates = commands.filter((one) => one.startsWith("scrutiny update "));
    expect(updates.length).toBeGreaterThan(20);
    // an answer and the telling of those who were heard have their own words
    expect(updates.filter((one) => !/ --(?:text|response|how) /.test(one))).toEqual([]);
  });
});
