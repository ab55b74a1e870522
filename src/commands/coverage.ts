import type { CommandFile } from "./index.ts";
export const coverage: CommandFile = { define() {} };
