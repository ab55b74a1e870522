// Where the time of `check` goes: makes the corpus, runs a build with source maps under node --cpu-prof, and adds up.
//
//   node bench/profile.mjs --notes 10000 --variant plain
//
// Self time by package and source file; then, with all that is called from them, the functions of src/. Sampling slows
// the run: shares are what counts.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";
import { makeCorpus } from "./corpus.mjs";
import { runNode } from "./measure.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SHOWN = 25;

const { values } = parseArgs({
  options: {
    notes: { type: "string", default: "10000" },
    variant: { type: "string", default: "plain" },
  },
});

const scratch = mkdtempSync(join(tmpdir(), "scrutiny-profile-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

const maps = await buildWithMaps(join(scratch, "dist"));
makeCorpus({ folder: join(scratch, "corpus"), notes: Number(values.notes), variant: values.variant });
const program = join(scratch, "program.mjs");
writeFileSync(program, 'import { main } from "./dist/main.js";\nprocess.exitCode = await main();\n');
const profiles = join(scratch, "profile");
runNode(["--cpu-prof", "--cpu-prof-dir", profiles, program, "-C", join(scratch, "corpus"), "check"]);
const [file] = readdirSync(profiles);
show(JSON.parse(readFileSync(join(profiles, file), "utf8")));

/** The build of scripts/build.mjs into another folder, with a source map for each file, by the file's name. */
async function buildWithMaps(dir) {
  const build = await rolldown({
    input: { main: join(ROOT, "src/main.ts") },
    cwd: ROOT,
    platform: "node",
    external: [/^@myriaddreamin\//],
    transform: { define: { __SCRUTINY_VERSION__: '"profile"' } },
    logLevel: "silent",
  });
  const { output } = await build.write({ dir, format: "esm", entryFileNames: "[name].js", sourcemap: true });
  await build.close();
  const mapOf = (name) => new SourceMap(JSON.parse(readFileSync(join(dir, `${name}.map`), "utf8")));
  const mapped = output.filter(({ fileName }) => existsSync(join(dir, `${fileName}.map`)));
  return new Map(mapped.map(({ fileName }) => [fileName, mapOf(fileName)]));
}

function show({ nodes, samples, timeDeltas }) {
  const self = new Map();
  samples.forEach((id, at) => {
    self.set(id, (self.get(id) ?? 0) + timeDeltas[at]);
  });
  const all = [...self.values()].reduce((sum, one) => sum + one, 0);
  const byId = new Map(nodes.map((node) => [node.id, { ...node, ...origin(node.callFrame) }]));
  const bySource = new Map();
  for (const node of byId.values()) add(bySource, node.source, self.get(node.id) ?? 0);
  print("Self time by source", bySource, all);
  const byFunction = new Map();
  withCalled(byId, byId.get(nodes[0].id), { self, byFunction, inside: new Set() });
  print("With all that they call: functions of src/", byFunction, all);
}

/** Where a frame's function stands: a package, a file of src/, or a part of node. */
function origin({ url, functionName, lineNumber, columnNumber }) {
  const map = maps.get(url.slice(url.lastIndexOf("/") + 1));
  const entry = map?.findEntry(lineNumber, columnNumber);
  const path = entry?.originalSource ?? url;
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  const inSource = /(?:^|\/)(src\/.*)$/.exec(path)?.[1];
  const source = inPackage ?? inSource ?? (functionName.startsWith("(") ? functionName : "node");
  const line = inSource ? `:${(entry?.originalLine ?? 0) + 1}` : "";
  return { source, name: inSource ? `${functionName || "(unnamed)"} ${inSource}${line}` : undefined };
}

/** Time of a node and all below it, added to each function of src/ once however often it stands in the stack. */
function withCalled(byId, node, { self, byFunction, inside }) {
  const isNew = node.name !== undefined && !inside.has(node.name);
  if (isNew) inside.add(node.name);
  let time = self.get(node.id) ?? 0;
  for (const id of node.children ?? []) time += withCalled(byId, byId.get(id), { self, byFunction, inside });
  if (isNew) {
    inside.delete(node.name);
    add(byFunction, node.name, time);
  }
  return time;
}

function add(sums, key, time) {
  sums.set(key, (sums.get(key) ?? 0) + time);
}

function print(title, sums, all) {
  const rows = [...sums].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  console.log(`${title} (${(all / 1e6).toFixed(2)} s in all)`);
  for (const [name, time] of rows) {
    console.log(`  ${((100 * time) / all).toFixed(1).padStart(5)} %  ${(time / 1e6).toFixed(2)} s  ${name}`);
  }
  console.log("");
}
