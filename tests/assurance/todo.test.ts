import { describe, expect, it } from "vitest";
import { references } from "../../src/assurance/reference.ts";
import { TODO_KINDS, todoItems } from "../../src/assurance/todo/index.ts";
import { todoContext } from "../../src/assurance/todo-context.ts";
import { numberNotInFigures } from "../../src/check/rules/number-not-in-figures.ts";
import { runRules } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import { knowledgeBase, laidOver, TINY, TINY_TODAY } from "../support/knowledge-base.ts";
import { TODO_CASES, type TodoCase } from "./todo-cases.ts";

function itemsOf({ kind, files, today = TINY_TODAY }: TodoCase) {
  const base = knowledgeBase(laidOver(TINY, Object.entries(files)));
  // a case whose files cannot be read would be silent for the wrong reason
  expect(base.files.leftOut).toEqual([]);
  expect(base.problems.filter((one) => one.severity === "error")).toEqual([]);
  const day = toDay(today);
  const problems = runRules(base, [numberNotInFigures], day);
  const context = todoContext({
    base,
    references: references(base),
    today: day,
    problems,
    shown: (path) => path,
  });
  return todoItems(
    context,
    TODO_KINDS.filter((one) => one.kind === kind),
  );
}

describe.each(TODO_KINDS.map((one) => one.kind))("%s", (kind) => {
  const cases = TODO_CASES.filter((one) => one.kind === kind);

  it("has a case in which it fires and one in which it must not", () => {
    expect(cases.some((one) => one.expected.length > 0)).toBe(true);
    expect(cases.some((one) => one.expected.length === 0)).toBe(true);
  });

  it.each(cases)("$title", (one) => {
    const found = itemsOf(one);
    expect(found.map(({ message: _, who: __, kind: ___, ...rest }) => rest)).toEqual(
      one.expected.map(({ id, urgency, due, command }) => ({ id, urgency, due, command })),
    );
    for (const [index, { says = "" }] of one.expected.entries())
      expect(found[index]?.message).toContain(says);
  });
});
