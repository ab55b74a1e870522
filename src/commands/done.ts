import type { CommandFile } from "./index.ts";
export const done: CommandFile = { define() {} };
