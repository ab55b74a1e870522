import type { Rule } from "../rule.ts";
import { noteInWrongYear } from "./note-in-wrong-year.ts";

/** Every rule there is, by id. What is met in reading a file (shape, encoding, place) is in `parse/`. */
export const RULES = [noteInWrongYear] as const satisfies readonly Rule[];
