import type { CommandFile } from "./index.ts";
export const newEvidence: CommandFile = { define() {} };
