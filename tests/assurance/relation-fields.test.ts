import { describe, expect, it } from "vitest";
import { z } from "zod";
import { emptyGraph } from "../../src/assurance/trace/graph.ts";
import { RELATION_FIELDS } from "../../src/assurance/trace/relation-fields.ts";
import { relationTies } from "../../src/assurance/trace/relations.ts";
import { addThings } from "../../src/assurance/trace/things.ts";
import { FILE_SCHEMAS } from "../../src/model/file-schemas.ts";
import { about, name, reference } from "../../src/model/schema.ts";
import { EVERYTHING } from "../support/everything.ts";
import { knowledgeBase } from "../support/knowledge-base.ts";

/** Fields that hold an id and tie no two things that can be followed, each with the reason. */
const NO_RELATION: Readonly<Record<string, string>> = {
  "scrutiny agencies.id": "its own id",
  "scrutiny agencies.sector": "a word of the partnership's",
  "scrutiny groups.id": "its own id",
  "scrutiny roles.id": "its own id",
  "scrutiny assurance.levels.id": "its own id",
  "scrutiny editions.id": "its own id",
  "scrutiny privacy.waivers.rule": "a rule of the tool",
  "scrutiny check.raise{}": "a rule of the tool",
  "scrutiny escalation.stages.id": "its own id",
  "scrutiny retention.kinds": "kinds of records",
  "scrutiny import.evidence.columns{}": "a column of somebody's table",
  "scrutiny import.evidence.values{}": "a word of somebody's table",
  "scrutiny import.returns.columns{}": "a column of somebody's table",
  "scrutiny import.returns.values{}": "a word of somebody's table",
  "scrutiny import.recommendations.columns{}": "a column of somebody's table",
  "scrutiny import.recommendations.values{}": "a word of somebody's table",
  "framework id": "its own id",
  "framework areas.id": "its own id",
  "framework areas.criteria.id": "its own id",
  "framework areas.criteria.parts.id": "its own id",
  "framework functions.id": "its own id",
  "framework principles.id": "its own id",
  "framework duties.id": "its own id",
  "framework strands.id": "its own id",
  "framework provisions.id": "its own id",
  "programme framework": "what the whole year is read with",
  "programme rows.id": "its own id",
  "programme activities.id": "its own id",
  "programme activities.row": "a heading of the programme",
  "programme information.id": "its own id",
  "programme priorities.id": "its own id",
  "programme open-points.id": "its own id",
  "escalation stage": "a step of the policy",
  "escalation updates.stage": "a step of the policy",
  "quarter-words areas.*.level": "a word of the policy's scale",
  "statement-words areas.*.level": "a word of the policy's scale",
  "statement-words opinion.level": "a word of the policy's scale",
};

/** Maps whose keys are ids though their schema does not say so. */
const KEYED: readonly string[] = ["quarter-words areas{}", "statement-words areas{}"];

interface Json {
  readonly isId?: boolean;
  readonly propertyNames?: Json;
  readonly items?: Json;
  readonly additionalProperties?: Json;
  readonly anyOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
}

/** Every field of a schema that holds an id, as the list of relations names it. */
function idFields(schema: z.ZodType): readonly string[] {
  const ids: readonly unknown[] = [name, about, reference];
  const json = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      if (ids.includes(zodSchema)) Reflect.set(jsonSchema, "isId", true);
    },
  });
  return [...new Set(below(json as Json, []))];
}

function below(json: Json | undefined, path: readonly string[]): readonly string[] {
  if (typeof json !== "object") return [];
  const own = path.join(".");
  return [
    ...(json.isId ? [own] : []),
    ...(json.propertyNames?.isId ? [`${own}{}`] : []),
    ...below(json.items, path),
    ...below(json.additionalProperties, [...path, "*"]),
    ...(json.anyOf ?? []).flatMap((one) => below(one, path)),
    ...Object.entries(json.properties ?? {}).flatMap(([key, one]) => below(one, [...path, key])),
  ];
}

describe("the relations that trace follows", () => {
  const inSchemas = FILE_SCHEMAS.flatMap((file) =>
    idFields(file.schema).map((field) => `${file.name} ${field}`),
  );
  const followed = RELATION_FIELDS.map(({ file, field }) => `${file} ${field}`);

  it("are all fields of the schemas that hold an id, but those that tie nothing", () => {
    expect(inSchemas.length).toBeGreaterThan(80);
    const expected = [...inSchemas, ...KEYED].filter((one) => !(one in NO_RELATION));
    expect([...followed].sort()).toEqual(expected.sort());
  });

  it("names no field twice, and no field as followed and as no relation", () => {
    expect(new Set(followed).size).toBe(followed.length);
    expect(Object.keys(NO_RELATION).filter((one) => !inSchemas.includes(one))).toEqual([]);
  });
});

describe("each relation", () => {
  const base = knowledgeBase(EVERYTHING);
  const graph = emptyGraph();
  const ties = [...relationTies(graph, base, addThings(graph, base))];

  it("is read from a knowledge base that has no error", () => {
    expect(base.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(RELATION_FIELDS)("$file $field ties two things that are there", (row) => {
    const isThere = (key: string | undefined) => key !== undefined && graph.nodes.has(key);
    const made = ties.filter((one) => one.row === row && isThere(one.upper) && isThere(one.lower));
    expect(made.length).toBeGreaterThan(0);
  });
});
