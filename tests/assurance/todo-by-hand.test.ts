import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";

interface ByHand {
  readonly today: string;
  readonly "records-to-confirm": number;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

it("is, for the example, the list worked out by hand: each item, in its order, with what to type", async () => {
  const text = readFileSync(join(ROOT, "tests/fixtures/fernshire-todo-by-hand.yaml"), "utf8");
  const expected = parse(text, { schema: "core" }) as ByHand;
  const ran = await run(FERNSHIRE, ["todo", "--format", "json"]);
  const { today, items } = JSON.parse(ran.out);
  expect(today).toBe(expected.today);
  const found = items.map(({ message: _, ...rest }: Record<string, unknown>) => rest);
  expect(found).toEqual(
    expected.items.map(({ kind, urgency, due, id, command }) => ({ kind, urgency, due, id, command })),
  );
  const review = items.find((one: { kind: string }) => one.kind === "review-stamp");
  expect(review.message).toContain(`not yet confirmed: ${expected["records-to-confirm"]}.`);
});
