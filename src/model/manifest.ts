import { z } from "zod";
import { day } from "./schema.ts";

const digest = z.string();
const output = z.strictObject({ path: z.string(), sha256: digest });

/**
 * `manifest.json` beside a draft: what it was made of and what was made, so that an output that a person edited is
 * known. A seal (of a final report) has the same form and names the commit too.
 */
export const manifestSchema = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ version: z.string(), platform: z.string() }),
  report: z.strictObject({
    document: z.enum(["quarterly-report", "annual-statement"]),
    period: z.string(),
    asAt: day,
    stage: z.enum(["draft", "factual-accuracy", "final"]),
    issue: z.int(),
    version: z.string(),
    edition: z.string(),
    /** Full name of the commit that it was made of: of a set for factual accuracy, and of a final. */
    commit: z.string().optional(),
    formats: z.array(z.string()),
    framework: z.string(),
  }),
  configuration: output,
  /** The logo, as its file stands; where one is printed. */
  logo: output.optional(),
  records: z.array(z.strictObject({ path: z.string(), blob: z.string(), meaning: digest })),
  templates: z.array(z.strictObject({ path: z.string(), shipped: z.boolean(), sha256: digest })),
  fonts: z.array(output),
  outputs: z.array(output),
  /** Of a public edition: the digest of the words that a person confirmed, and whether sentence by sentence or by `--yes`. */
  confirmed: z.strictObject({ words: digest, how: z.enum(["asked", "yes"]) }).optional(),
});

export type Manifest = z.output<typeof manifestSchema>;
