import type { Day } from "../../../model/day.ts";
import type { FieldPath, KnowledgeBase } from "../../../model/knowledge-base.ts";
import { openedOn } from "../../../model/registers.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import { yearOf } from "../../../model/year.ts";
import type { EntryFile } from "../../reference.ts";
import { type GraphInMaking, inWords, PART_ABOVE } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** An entry of a register, with what came of it: answers, the view or test, the outcome, the difference. */
export function addEntry(graph: GraphInMaking, base: KnowledgeBase, entry: EntryFile): HeldRecord {
  const { kind, record } = entry;
  const opened = openedOn(kind, record.value);
  const year = yearOf(opened, base.policy.value.year.starts);
  const number = "number" in record.value ? `${year.label} ${record.value.number}` : record.value.reference;
  const shared = { state: undefined, marking: record.value.marking } as const;
  const key = graph.add({
    ...shared,
    kind,
    id: record.id,
    label: number,
    title: record.value.title,
    day: opened,
    place: () => record.place(["title"]),
  });
  for (const one of cameOf(entry)) {
    const added = graph.add({
      ...shared,
      kind: one.kind,
      id: `${record.id}#${one.field.join(".")}`,
      label: number,
      title: one.title,
      day: one.on,
      place: () => record.place(one.field),
    });
    graph.rest(added, key, PART_ABOVE);
  }
  return { file: kind, record, year, holder: () => key };
}

interface Came {
  readonly kind: TraceKind;
  readonly field: FieldPath;
  readonly title: string;
  readonly on: Day | undefined;
}

/** What came of an entry: answers, the scrutineer's view or test, the outcome, the difference. */
function* cameOf({ kind, record }: EntryFile): Iterable<Came> {
  switch (kind) {
    case "recommendation": {
      const { responses, tested } = record.value;
      for (const [index, one] of responses.entries()) {
        const action = one.action ?? one.reason;
        const title = `${inWords(one.decision)} by ${one.from}${action === undefined ? "" : `: ${action}`}`;
        yield { kind: "response", field: ["responses", index], title, on: one.on };
      }
      if (tested)
        yield {
          kind: "test",
          field: ["tested"],
          title: `Tested ${tested.on}: ${inWords(tested.view).toLowerCase()}`,
          on: tested.on,
        };
      break;
    }
    case "challenge": {
      const { responses, view, outcome } = record.value;
      for (const [index, one] of responses.entries())
        yield {
          kind: "response",
          field: ["responses", index],
          title: `${one.from}: ${one.text}`,
          on: one.on,
        };
      if (view) {
        const why = view.why === undefined ? "" : `: ${view.why}`;
        yield { kind: "view", field: ["view"], title: `${inWords(view.is)}${why}`, on: view.on };
      }
      if (outcome !== undefined) yield { kind: "outcome", field: ["outcome"], title: outcome, on: undefined };
      break;
    }
    case "escalation": {
      const { view, outcome } = record.value;
      if (view) yield { kind: "view", field: ["view"], title: view.text, on: view.given };
      if (outcome !== undefined) yield { kind: "outcome", field: ["outcome"], title: outcome, on: undefined };
      break;
    }
    case "request": {
      const { received, status } = record.value;
      const title = received === undefined ? inWords(status ?? "asked") : `Received ${received}`;
      if (received !== undefined || (status !== undefined && status !== "asked"))
        yield {
          kind: "outcome",
          field: [received === undefined ? "status" : "received"],
          title,
          on: received,
        };
      break;
    }
    case "learning-review": {
      const { decision, published } = record.value;
      if (decision)
        yield {
          kind: "outcome",
          field: ["decision"],
          title: `Decision: ${inWords(decision.is).toLowerCase()}`,
          on: decision.on,
        };
      if (published)
        yield { kind: "outcome", field: ["published"], title: `Published ${published}`, on: published };
      break;
    }
    default:
      kind satisfies never;
  }
  if ("difference" in record.value && record.value.difference)
    yield {
      kind: "difference",
      field: ["difference", "text"],
      title: record.value.difference.text,
      on: undefined,
    };
}
