import type { Paint } from "./paint.ts";
import type { RuleText } from "./problems.ts";
import { wrapped } from "./wrapped.ts";

/** Every rule by group, for a person: its name and severity, and what it finds. */
export function rulesAsText(
  groups: readonly { readonly title: string; readonly rules: readonly RuleText[] }[],
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string {
  const widest = Math.max(...groups.flatMap(({ rules }) => rules.map((rule) => rule.id.length)));
  const indent = 2 + widest + 2 + "warning".length + 2;
  // where two columns do not fit, what it finds stands under the name
  const isNarrow = columns - indent < 30;
  const one = ({ id, severity, says }: RuleText): string => {
    const head = `  ${id.padEnd(widest)}  ${paint[COLOURS[severity]](severity)}`;
    if (isNarrow)
      return [head, ...wrapped(says, columns - 6).map((line) => `      ${paint.dim(line)}`)].join("\n");
    const [first = "", ...rest] = wrapped(says, columns - indent);
    const gap = " ".repeat(indent - 4 - widest - severity.length);
    return [head + gap + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
  };
  const parts = groups.map(({ title, rules }) => [paint.bold(title), ...rules.map(one)].join("\n"));
  return [...parts, paint.command("For one of them, with an example: scrutiny explain RULE")].join("\n\n");
}

const COLOURS = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<
  RuleText["severity"],
  keyof Paint
>;
