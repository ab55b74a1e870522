import fc from "fast-check";
import { expect, it } from "vitest";
import { references } from "../../src/assurance/reference.ts";
import { todoItems } from "../../src/assurance/todo/index.ts";
import { todoContext } from "../../src/assurance/todo-context.ts";
import { addDays, type Day, toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { FERNSHIRE, load } from "../support/fixture.ts";

const base = await load(FERNSHIRE);
const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(toDay("2024-06-01"), days));

function contextOf(of: KnowledgeBase, today: Day) {
  return todoContext({ base: of, references: references(of), today, problems: [], shown: (path) => path });
}

it("says nothing of what is dated after the day, lists nothing due later than the quarter but what is urgent, and names each thing once", () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const context = contextOf(base, today);
      const items = todoItems(context);
      for (const { id, due, urgency, kind, message, command } of items) {
        const dated = /^\d{4}-\d\d-\d\d/.exec(id)?.[0];
        expect(dated === undefined || dated <= today, `${kind} ${id}`).toBe(true);
        const isLater = due !== undefined && due > context.running.to;
        // a day that was moved stays on the list, and a meeting may lie in the next quarter
        if (isLater && urgency !== 2) expect(["recommendation-moved", "programme-next-year"]).toContain(kind);
        expect(command).toMatch(/^scrutiny [a-z-]+(?: |$)/);
        expect(message).toMatch(/[.!?]$/);
        expect(message).not.toMatch(/undefined|null|NaN|\[object/);
      }
      // a criterion or a note may stand in the words of the quarter and of the year: the command says which
      const keys = items.map((one) => `${one.kind} ${one.id} ${one.command}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 60 },
  );
});

it("is the same whatever the order of the records", () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.shuffledSubarray([...base.notes.keys()], { minLength: base.notes.length }),
      (today, order) => {
        const notes = order.map((index) => base.notes[index] as (typeof base.notes)[number]);
        const registers = Object.fromEntries(
          Object.entries(base.registers).map(([kind, records]) => [kind, [...records].reverse()]),
        ) as unknown as KnowledgeBase["registers"];
        const years = new Map([...base.years].reverse());
        const shuffled = { ...base, notes, registers, years };
        expect(todoItems(contextOf(shuffled, today))).toEqual(todoItems(contextOf(base, today)));
      },
    ),
    { numRuns: 40 },
  );
});
