import { z } from "zod";
import { day } from "./schema.ts";

/** SHA-256 in lower-case hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");
/** A commit's full name. */
export const commitName = z
  .string()
  .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "expected a commit's full name");
/** A plain name in the report's folder: one that says else is not ours. */
export const outputName = z.string().regex(/^[\w-][\w.-]*$/, "expected the plain name of a file");
const path = z.string().max(400);
const file = z.strictObject({ path, sha256: digest });
/** A record as it was: git's name of its bytes (where digests have no key), their digest, and that of what it means. */
const record = z.strictObject({
  path,
  blob: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  sha256: digest,
  meaning: digest,
});

/** What a report is, as a manifest and a seal both say it. */
export const reportFields = {
  document: z.enum(["quarterly-report", "annual-statement"]),
  period: z.string().regex(/^\d{4}\/\d{2}(?:-Q[1-4])?$/),
  asAt: day,
  issue: z.int().min(1).max(999),
  version: z.string().regex(/^[0-9a-f]{12}$/),
  edition: z.string().max(80),
  formats: z.array(z.string().max(20)).max(20),
  framework: z.string().max(120),
};

/** What a report was made of and what was made, as a manifest and a seal both say it. */
export const madeFields = {
  /** Of an edition that keeps something back: which key the digests of the knowledge base's files are made with. */
  keyed: digest.optional(),
  configuration: file,
  /** The logo, as its file stands; where one is printed. */
  logo: file.optional(),
  /** Those of its period; then those of earlier periods that it reads beside them. */
  records: z.array(record).max(50_000),
  earlier: z.array(record).max(50_000),
  templates: z.array(z.strictObject({ path, shipped: z.boolean(), sha256: digest })).max(100),
  fonts: z.array(file).max(200),
  outputs: z.array(z.strictObject({ path: outputName, sha256: digest })).max(20),
  /** Of a public edition: the digest of the words that a person confirmed, and whether sentence by sentence or by `--yes`. */
  confirmed: z.strictObject({ words: digest, how: z.enum(["asked", "yes"]) }).optional(),
};

/**
 * `manifest.json` beside a draft and beside a set for factual accuracy: what it was made of and what was made, so that
 * an output that a person edited is known. A final report has a seal instead.
 */
export const manifestSchema = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ version: z.string(), platform: z.string() }),
  report: z.strictObject({
    ...reportFields,
    stage: z.enum(["draft", "factual-accuracy"]),
    /** Full name of the commit that it was made of: of a set for factual accuracy. */
    commit: commitName.optional(),
  }),
  ...madeFields,
});

export type Manifest = z.output<typeof manifestSchema>;
