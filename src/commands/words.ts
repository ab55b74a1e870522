import type { CommandFile } from "./index.ts";
export const words: CommandFile = { define() {} };
