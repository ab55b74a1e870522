// Which modules of src/ stand in one file of dist/ together. To find, read and link seventy files takes longer than what is in
// most of them; what is loaded together is one file, and what a command needs before it reads records is another.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** Each begins with modules, and takes all that these import that none before it has. */
const CHUNKS = [
  { name: "light", of: ["commands/check.ts", "commands/session.ts"] },
  { name: "model", of: ["model/note.ts", "model/policy.ts", "model/programme.ts", "model/registers.ts"] },
  { name: "records", of: ["edge/load.ts"] },
  { name: "rules", of: ["check/run.ts", "check/every-rule.ts"] },
];

/** Groups for rolldown, after `start`: by name, and whether a module is in it. */
export function chunkGroups() {
  const taken = new Set();
  return CHUNKS.map(({ name, of }) => {
    const found = withImports(
      of.map((path) => join(SRC, path)),
      taken,
    );
    for (const id of found) taken.add(id);
    return { name, test: (id) => found.has(id) };
  });
}

function withImports(starts, without) {
  const found = new Set();
  const todo = [...starts];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (found.has(id) || without.has(id)) continue;
    found.add(id);
    todo.push(...importsOf(id));
  }
  return found;
}

/** What a module loads of src/ when it is loaded: types and what it imports later are left out. */
function importsOf(id) {
  const { module } = parseSync(id, readFileSync(id, "utf8"));
  return module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some((one) => !one.isType))
    .map(({ moduleRequest }) => moduleRequest.value)
    .filter((from) => from.startsWith("."))
    .map((from) => join(dirname(id), from));
}
