/** How well the findings on one side of a criterion bear each other out (`model.md`, Counting). Not a judgement. */
export type Corroboration = "none" | "single" | "corroborated" | "triangulated";
