import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { plainPrompter } from "../../src/edge/plain-prompts.ts";
import { BACK, STOPPED } from "../../src/edge/prompts.ts";

/** A person at a terminal of whole lines, and all that they were told. */
function person(...lines: readonly string[]) {
  const input = new PassThrough();
  let told = "";
  const output = {
    isTTY: true,
    columns: 40,
    write(data: string | Uint8Array) {
      told += data;
    },
    written: async () => undefined,
  };
  for (const line of lines) input.write(`${line}\n`);
  return { prompter: plainPrompter(output, input), input, told: () => told };
}

const COLOURS = ["red", "green", "blue"].map((value) => ({ value, label: value }));
const MANY = Array.from({ length: 20 }, (_, at) => ({
  value: `c${at + 1}`,
  label: `Criterion ${at + 1}`,
  hint: "no evidence yet",
  words: at < 2 ? "money" : "people",
}));

describe("a question in plain lines", () => {
  it("numbers its choices, says the default in words, and takes a number, a text or Enter", async () => {
    const at = person("2", "blu", "");
    const question = { message: "Which?", choices: COLOURS, chosen: "blue" };
    expect(await at.prompter.choose(question)).toBe("green");
    expect(at.told()).toBe(
      "Which?\n1. red\n2. green\n3. blue\nType a number. Enter alone takes 3, blue.\nAnswer: Taken: green\n",
    );
    expect(await at.prompter.choose(question)).toBe("blue");
    expect(await at.prompter.choose(question)).toBe("blue");
  });

  it("says what is wrong and asks again", async () => {
    const at = person("4");
    const asked = at.prompter.choose({ message: "Which?", choices: COLOURS });
    // what stands behind a refused line would wait
    setTimeout(() => at.input.write("1\n"), 200);
    expect(await asked).toBe("red");
    expect(at.told()).toContain(
      "No choice is meant by that. Type a number from 1 to 3.\nWhich?\nAnswer: Taken: red",
    );
  });

  it("does not take a part of a word for an answer of a short list", async () => {
    const at = person("ee");
    const asked = at.prompter.choose({ message: "Which?", choices: COLOURS });
    setTimeout(() => at.input.end(), 200);
    expect(await asked).toBe(STOPPED);
    expect(at.told()).toContain("No choice is meant by that.");
  });

  it("reads out the beginning of a long list, finds by words and keeps the numbers", async () => {
    const at = person("money");
    const asked = at.prompter.search({ message: "About?", choices: MANY });
    setTimeout(() => at.input.write("\n"), 200);
    expect(await asked).toBe("c1");
    const told = at.told();
    expect(told).toContain("9. Criterion 9\n11 more: type words to find them, or * to list all.\n");
    expect(told).toContain(
      "1. Criterion 1, no evidence yet\n2. Criterion 2, no evidence yet\nType a number, or words to search for. Enter alone takes 1, Criterion 1.",
    );
    expect(await person("criterion 17").prompter.search({ message: "About?", choices: MANY })).toBe("c17");
    const all = person("*");
    const listed = all.prompter.search({ message: "About?", choices: MANY });
    setTimeout(() => all.input.write("20\n"), 200);
    expect(await listed).toBe("c20");
    expect(all.told()).toContain("20. Criterion 20");
  });

  it("takes several numbers with commas, keeps what is chosen at Enter, and none at a hyphen", async () => {
    const question = { message: "Which?", choices: COLOURS, chosen: ["green"] };
    const at = person("3,1", "", "-", "red, blue");
    expect(await at.prompter.chooseMany(question)).toEqual(["red", "blue"]);
    expect(at.told()).toContain("2. green, chosen\n");
    expect(at.told()).toContain("Enter alone keeps 2. A hyphen alone chooses none.");
    expect(await at.prompter.chooseMany(question)).toEqual(["green"]);
    expect(await at.prompter.chooseMany(question)).toEqual([]);
    expect(await at.prompter.chooseMany(question)).toEqual(["red", "blue"]);
  });

  it("keeps a text that stands there at Enter, and empties it at a hyphen where that may be", async () => {
    const at = person("", "-", "Another");
    const question = { message: "Title", initial: "A visit" };
    expect(await at.prompter.line(question)).toBe("A visit");
    expect(at.told()).toBe("Title\nEnter alone takes: A visit. A hyphen alone leaves it empty.\nAnswer: ");
    expect(await at.prompter.line(question)).toBe("");
    expect(await at.prompter.line(question)).toBe("Another");
    const open = person("");
    expect(await open.prompter.line({ message: "Why?" })).toBe("");
    expect(open.told()).toBe("Why?\nEnter alone leaves it empty.\nAnswer: ");
    const must = person("-");
    const check = (text: string) => (text === "" ? "A few words." : undefined);
    expect(await must.prompter.line({ ...question, check })).toBe("-");
    expect(must.told()).not.toContain("hyphen");
  });

  it("holds what was pasted behind a refused line until that line is mended", async () => {
    const at = person("+ First.", "No sign.", "- Third.");
    const question = {
      message: "What?",
      check: (text: string) => (/^[+-]/.test(text) ? undefined : "Begin with + or -."),
    };
    expect(await at.prompter.line(question)).toBe("+ First.");
    const mended = at.prompter.line(question);
    setTimeout(() => at.input.write("+ A sign.\n"), 200);
    expect(await mended).toBe("+ A sign.");
    expect(at.told()).toContain("Not taken. Begin with + or -.\nWhat?\nAnswer: ");
    expect(await at.prompter.line(question)).toBe("- Third.");
  });

  it("goes a step back where there is one, and says how once", async () => {
    const at = person("<", "<", "a");
    const check = (text: string) => (text === "<" ? "no" : undefined);
    expect(await at.prompter.line({ message: "First", back: true, check })).toBe(BACK);
    expect(await at.prompter.choose({ message: "Which?", choices: COLOURS, back: true })).toBe(BACK);
    expect(at.told().match(/step back/g)).toHaveLength(1);
    const none = person("<");
    const asked = none.prompter.choose({ message: "Which?", choices: COLOURS });
    setTimeout(() => none.input.end(), 200);
    expect(await asked).toBe(STOPPED);
    expect(none.told()).toContain("There is no step back here.");
  });

  it("stops at the end of input, and keeps what had been begun for that question", async () => {
    const at = person();
    at.input.end("+ Half a");
    expect(await at.prompter.line({ message: "What?" })).toBe(STOPPED);
    expect([...at.prompter.unfinished]).toEqual([["What?", "+ Half a"]]);
  });

  it("stops at Ctrl-C while it asks, and leaves Ctrl-C alone when it does not", async () => {
    let ended = 0;
    const ends = () => {
      ended += 1;
    };
    process.once("SIGINT", ends);
    const at = person();
    const asked = at.prompter.line({ message: "What?" });
    await sleep(20);
    process.emit("SIGINT");
    expect(await asked).toBe(STOPPED);
    expect(ended).toBe(0);
    process.emit("SIGINT");
    expect(ended).toBe(1);
    expect(process.listeners("SIGINT")).not.toContain(ends);
  });

  it("sends no escape, whatever stands in a text, and takes none from a key", async () => {
    const at = person("Wo\u001b[Drds\u0007");
    at.prompter.begin("A \u001b[31mred\u001b[0m title");
    expect(await at.prompter.line({ message: "\u001b[2JWhat?" })).toBe("Words");
    expect(at.told()).not.toContain("\u001b");
  });

  it("says columns as statements, and what is empty in words", async () => {
    const at = person("1");
    const choices = [
      { value: "heard", label: "Heard     –" },
      { value: "told", label: "Told back –" },
      { value: "day", label: "Day       20 November · due", hint: "today" },
    ];
    await at.prompter.choose({ message: "Save it?", choices });
    expect(at.told()).toContain(
      "1. Heard: nothing yet\n2. Told back: nothing yet\n3. Day: 20 November, due, today\n",
    );
  });
});
