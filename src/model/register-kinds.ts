/** The five registers: linked, never one list. A folder each under `registers/`. */
export const REGISTER_KINDS = [
  "recommendation",
  "challenge",
  "escalation",
  "request",
  "learning-review",
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** The folder of each kind, and the letter of its numbers (learning reviews have the partnership's own reference). */
export const REGISTERS = {
  recommendation: { folder: "registers/recommendations", letter: "R" },
  challenge: { folder: "registers/challenges", letter: "C" },
  escalation: { folder: "registers/escalations", letter: "E" },
  request: { folder: "registers/requests", letter: "I" },
  "learning-review": { folder: "registers/learning-reviews", letter: undefined },
} as const satisfies Record<RegisterKind, { folder: string; letter: string | undefined }>;
