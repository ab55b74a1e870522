// Installs the bundle where nothing is, without a network, and works with it:
//   npm run bundle:check
// on three versions of Node.js, from a plain path and from one with spaces and accents. The versions of Node.js come from
// the npm package node-PLATFORM. It prints the table that docs/packaging.md keeps.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBundle } from "./bundle.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** The oldest that package.json allows, and the newest of the two lines after it when this was written. */
const VERSIONS = ["20.19.0", "22.23.3", "24.21.0"];
export const FOLDERS = ["plain", "with spaces, é and ß"];
/** Nothing of the user's, and a registry that nobody answers. */
const CUT_OFF = {
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_audit: "false",
  npm_config_fund: "false",
};

/**
 * Installs a tarball into a folder that is not there, with an empty cache, without a network and without install
 * scripts; then lays out a knowledge base with it, checks it, and makes a report in four formats, there and of the worked
 * example. Gives the digest of each output of the example. Throws where any of it fails.
 */
export function tryBundle({ tarball, folder, node = process.execPath, npm = npmCli() }) {
  mkdirSync(join(folder, "home"), { recursive: true });
  const env = { PATH: process.env.PATH, HOME: join(folder, "home"), ...CUT_OFF };
  const run = (args, cwd) =>
    execFileSync(node, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const away = ["--offline", "--ignore-scripts", "--cache", join(folder, "cache")];
  run([npm, "install", ...away, tarball], folder);
  const tool = join(folder, "node_modules/independent-scrutiny/bin/scrutiny.js");
  if (!existsSync(join(folder, "node_modules/.bin/scrutiny")))
    throw new Error("the command scrutiny is not there");

  const own = join(folder, "our base");
  const name = [
    "--partnership",
    "Fernshire Safeguarding Children Partnership",
    "--agency",
    "council=Fernshire County Council",
  ];
  run([tool, "init", own, ...name, "--framework", "wscp-2025", "--yes"], folder);
  const note = [
    "--activity",
    "unplanned",
    "--method",
    "interview",
    "--finding",
    "+ Staff knew whom to call.",
  ];
  run(
    [
      tool,
      "-C",
      own,
      "new-evidence",
      "A visit",
      ...note,
      "--about",
      "training.take-up",
      "--from",
      "practitioners",
      "--agency",
      "council",
      "--status",
      "ready",
    ],
    folder,
  );
  run([tool, "-C", own, "check"], folder);
  run([tool, "-C", own, "report", "--quarter", "Q1", "--format", "md,pdf,html,docx"], folder);
  // init has named the tarball that it came from: the knowledge base installs the same tool, the same way
  run([npm, "install", ...away], own);
  run([join(own, "node_modules/independent-scrutiny/bin/scrutiny.js"), "todo"], own);

  const example = join(folder, "example");
  cpSync(join(ROOT, "tests/fixtures/worked-example"), example, { recursive: true });
  run([tool, "-C", example, "check"], folder);
  run([tool, "-C", example, "report", "--quarter", "Q2", "--format", "md,pdf,html,docx"], folder);
  return digests(join(example, "reports/2025-26/q2"));
}

function digests(folder) {
  const found = readdirSync(folder).filter((one) => one.startsWith("quarterly-report."));
  if (found.length !== 4) throw new Error(`expected four outputs, found ${found.join(", ")}`);
  return found.map(
    (one) =>
      `${one} ${createHash("sha256")
        .update(readFileSync(join(folder, one)))
        .digest("hex")}`,
  );
}

function npmCli() {
  if (process.env.npm_execpath) return process.env.npm_execpath;
  return join(execFileSync("npm", ["root", "--global"], { encoding: "utf8" }).trim(), "npm/bin/npm-cli.js");
}

/** The program of a version of Node.js, fetched once into the system's folder for temporary files. */
function nodeOf(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(tmpdir(), "scrutiny-nodes", version);
  const program = join(folder, "package/bin/node");
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [npmCli(), "pack", "--silent", `${name}@${version}`], { cwd: folder });
  execFileSync("tar", ["-xzf", `${name}-${version}.tgz`], { cwd: folder });
  rmSync(join(folder, `${name}-${version}.tgz`));
  return program;
}

function checkAll() {
  const work = mkdtempSync(join(tmpdir(), "scrutiny-bundle-check-"));
  try {
    const tarball = makeBundle(join(work, "bündle of today"));
    const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], {
      cwd: ROOT,
      encoding: "utf8",
    }).trim();
    const mib = (statSync(tarball).size / 2 ** 20).toFixed(1);
    console.log(
      `Commit ${commit}, ${new Date().toISOString().slice(0, 10)}, ${process.platform}-${process.arch}, ${mib} MiB\n`,
    );
    console.log(
      "| Node.js | Folder | Installed offline, checked, reported | Same bytes |\n| --- | --- | --- | --- |",
    );
    let first;
    for (const version of VERSIONS)
      for (const name of FOLDERS) {
        const made = tryBundle({ tarball, folder: join(work, version, name), node: nodeOf(version) }).join(
          "\n",
        );
        first ??= made;
        console.log(`| ${version} | ${name} | yes | ${made === first ? "yes" : "NO"} |`);
        if (made !== first) process.exitCode = 1;
      }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) checkAll();
