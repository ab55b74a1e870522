// The evidence notes of a corpus for velite: the fields that its notes have, as strict as check, and no body.
import { defineCollection, defineConfig, s } from "velite";

const finding = s
  .object({
    about: s.string(),
    says: s.enum(["working-well", "worried-about", "not-yet-clear"]),
    finding: s.string(),
    needs: s.string().optional(),
    from: s
      .enum([
        "seen",
        "children",
        "parents-carers",
        "practitioners",
        "leaders",
        "agency-account",
        "data",
        "document",
      ])
      .optional(),
    agencies: s.array(s.string()).optional(),
    line: s.number().int().optional(),
    basis: s.enum(["first-hand", "reported"]).optional(),
    strength: s.enum(["strong", "moderate", "weak"]).optional(),
    reach: s.enum(["activity", "quality", "difference"]).optional(),
  })
  .strict();

const source = s.object({ title: s.string(), kind: s.string() }).strict();
const withdrawn = s.object({ on: s.isodate(), by: s.string(), reason: s.string() }).strict();

const note = s
  .object({
    title: s.string().min(3).max(200),
    date: s.isodate(),
    activity: s.string(),
    methods: s.array(s.string()).optional(),
    present: s.array(s.string()).optional(),
    line: s.number().int().optional(),
    basis: s.enum(["first-hand", "reported"]).optional(),
    heard: s.record(s.number().int()).optional(),
    marking: s.string().optional(),
    status: s.enum(["draft", "ready", "withdrawn"]).optional(),
    withdrawn: withdrawn.optional(),
    findings: s.array(finding),
    sources: s.array(source).optional(),
  })
  .strict();

export default defineConfig({
  root: process.env.BENCH_CORPUS,
  output: { data: `${process.env.BENCH_OUTPUT}/data`, assets: `${process.env.BENCH_OUTPUT}/assets` },
  strict: true,
  collections: { notes: defineCollection({ name: "Note", pattern: "evidence/*/*.md", schema: note }) },
});
