import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The file of a second thread's program; undefined where it is not built, as when the sources run. */
export function builtProgram(name: string): string | undefined {
  const path = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  return existsSync(path) ? path : undefined;
}
