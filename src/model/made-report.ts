import { z } from "zod";
import { day } from "./schema.ts";

/** What a manifest and a seal both say of a report: which it is, and what it was made of. */
const madeSchema = z.object({
  report: z.object({
    document: z.string(),
    period: z.string(),
    asAt: day,
    stage: z.string(),
    edition: z.string(),
    issue: z.int().optional(),
  }),
  records: z.array(z.object({ path: z.string() })),
});

/** A report that was made, as its manifest or its seal says. */
export interface MadeReport extends z.output<typeof madeSchema> {
  /** Of the manifest or seal. */
  readonly path: string;
}

/** Reads the text of a manifest or a seal; undefined where it is none. */
export function readMadeReport(path: string, text: string): MadeReport | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = madeSchema.safeParse(json);
  return read.success ? { ...read.data, path } : undefined;
}

const outputsSchema = z.object({ outputs: z.array(z.object({ path: z.string() })) });

/** The names of the outputs that the text of a seal or manifest names, beside it; none where it is neither. */
export function sealedOutputs(text: string): readonly string[] {
  try {
    return outputsSchema.parse(JSON.parse(text)).outputs.map(({ path }) => path);
  } catch {
    return [];
  }
}
