import { readFileSync } from "node:fs";

/** The text of a file of the worked example. */
export const fixture = (path) =>
  readFileSync(new URL(`../../tests/fixtures/worked-example/${path}`, import.meta.url), "utf8");
