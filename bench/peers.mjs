// What others take for the same notes: velite, which validates front matter and builds data of it, and remark with
// remark-lint-frontmatter-schema, which validates it against a JSON Schema. Installed when the bench runs.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { interleaved, runNode } from "./measure.mjs";

const FOLDER = fileURLToPath(new URL("./peers", import.meta.url));
const ROUNDS = 3;
/** remark reads this many: it takes too long for more. */
const FEW = 300;

/** Installs the peers into a folder; undefined, with the reason said, where that cannot be done. */
export function installPeers(folder, say) {
  say("installing the peers");
  mkdirSync(folder, { recursive: true });
  cpSync(FOLDER, folder, { recursive: true });
  const args = [
    "install",
    "--ignore-scripts",
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const ended = spawnSync("npm", args, { cwd: folder, stdio: "ignore", shell: process.platform === "win32" });
  return ended.status === 0 ? folder : undefined;
}

/** Times of check and of each peer on the notes of a corpus, in turn; `peers` is the folder where they are installed. */
export function measurePeers({ program, corpus, peers, say }) {
  const all = notesOf(corpus);
  const few = join(peers, "few");
  mkdirSync(few, { recursive: true });
  for (const path of all.slice(0, FEW)) cpSync(path, join(few, path.split("/").at(-1)));
  writeFileSync(join(peers, "note.schema.json"), schemaOfNotes(program, corpus));
  const output = join(peers, "output");
  const env = { BENCH_CORPUS: corpus, BENCH_OUTPUT: output };
  const velite = join(peers, "node_modules/velite/bin/velite.js");
  const remark = join(peers, "node_modules/remark-cli/cli.js");
  const before = () => rmSync(output, { recursive: true, force: true });
  const config = join(peers, "velite.config.js");
  const runs = interleaved(
    [
      { name: "check", args: [program, "-C", corpus, "check"] },
      { name: "velite", before, env, args: [velite, "build", "--strict", "--config", config] },
      { name: "remark", cwd: peers, args: [remark, "--quiet", "--frail", "--no-stdout", few] },
    ],
    (args, run) => ({ ...runNode(args, { env: run.env, cwd: run.cwd }), mib: 0 }),
    ROUNDS,
    say,
  );
  const best = (name) => runs.find((run) => run.name === name).best;
  return [
    { name: "check", notes: all.length, best: best("check") },
    { name: "velite 0.4", notes: all.length, best: best("velite") },
    {
      name: "remark with remark-lint-frontmatter-schema",
      notes: Math.min(FEW, all.length),
      best: best("remark"),
    },
  ];
}

function notesOf(corpus) {
  const evidence = join(corpus, "evidence");
  return readdirSync(evidence).flatMap((year) =>
    readdirSync(join(evidence, year))
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(evidence, year, name)),
  );
}

/** The schema that `scrutiny schema` writes, without the draft that it names: the peer's reader knows older ones alone. */
function schemaOfNotes(program, corpus) {
  const { stdout } = runNode([program, "-C", corpus, "schema", "note"], { keep: true });
  const { $schema: _, ...schema } = JSON.parse(stdout);
  return JSON.stringify(schema);
}
