// `npm run faults:together [-- --processes 8 --notes 50 --updates 200]`: whole commands at the same time. So many processes each make so many
// notes, one command after another; then two people each say so many things on one challenge. Says what became of each.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CLI, EXAMPLE, environment } from "./prepare.mjs";

const { values } = parseArgs({
  options: {
    processes: { type: "string", default: "8" },
    notes: { type: "string", default: "50" },
    updates: { type: "string", default: "200" },
  },
});
const NOTES = "evidence/2025-26";
const CHALLENGE = "registers/challenges/2025-07-10-partnership-budget-for-2026-27-q4rd.md";

const home = mkdtempSync(join(tmpdir(), "scrutiny-together-"));
try {
  const results = [
    await notes(copy("notes"), Number(values.processes), Number(values.notes)),
    await updates(copy("updates"), Number(values.updates)),
  ];
  for (const { lines } of results) console.log(lines.join("\n"));
  const wrong = results.flatMap((one) => one.wrong);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Each note is there once, with its line in the diary, and is as it should be. */
async function notes(at, processes, each) {
  const before = new Set(readdirSync(join(at, "base", NOTES)));
  const ran = await inTurns(at, processes, each, (who, n) => [
    ...["new-evidence", "A panel", "--activity", "unplanned", "--date", "2025-10-16", "--status", "ready"],
    ...["--finding", `+ ${said(who, n)}`, "--about", "learning.cascade", "--from", "seen"],
    ...["--agency", "council", "--method", "interview", "--yes", "--no-edit"],
  ]);
  const made = readdirSync(join(at, "base", NOTES)).filter((name) => !before.has(name));
  const texts = made.map((name) => read(at, `${NOTES}/${name}`));
  const diary = read(at, "programme/2025-26/diary.yaml");
  const checked = JSON.parse((await typed(at, ["check", "--format", "json"])).out);
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  const ids = new Set(made.map((name) => name.replace(/\.md$/, "")));
  const wrong = [
    ...ran.filter(({ code }) => code !== 0).map((one) => `a note ended with ${one.code}: ${one.err}`),
    ...ran.flatMap(({ text }) =>
      times(texts, text) === 1 ? [] : [`${text} stands in ${times(texts, text)} notes`],
    ),
    ...[...ids].filter((id) => !diary.includes(id)).map((id) => `${id} is not in the diary`),
    ...made.filter((name) => !name.endsWith(".md")).map((name) => `${name} was left`),
    ...errors.map(({ path, message }) => `${path}: ${message}`),
  ];
  const lines = [
    `${processes} processes, ${each} notes each: ${ids.size} notes with ${ids.size} ids, ${errors.length} errors of check.`,
  ];
  return { lines, wrong };
}

/** Each update is in the entry once, or kept beside it, or was not made and said so. */
async function updates(at, each) {
  const views = ["answers", "answers-in-part"];
  const ran = await inTurns(at, 2, each, (who, n) => [
    ...["update", "C1", "--by", "A. Marlow", "--text", said(who, n)],
    // every fourth sets what the other sets to something else
    ...(n % 4 === 0 ? ["--view", views[(who + n / 4) % 2], "--why", said(who, n)] : []),
  ]);
  const entry = read(at, CHALLENGE);
  const folder = join(at, "base/registers/challenges");
  const kept = readdirSync(folder)
    .filter((name) => name.includes(".kept-"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const isIn = ({ text }) => entry.includes(`text: ${text}`);
  const isKept = ({ text, code, err }) => code === 1 && /is kept in/.test(err) && times(kept, text) === 1;
  const isTold = ({ code, err }) => code !== 0 && /^error /m.test(err);
  const count = (is) => ran.filter(is).length;
  const checked = JSON.parse((await typed(at, ["check", "--format", "json"])).out);
  const errors = checked.problems.filter(
    ({ severity, rule }) => severity === "error" && rule !== "kept-update",
  );
  const wrong = [
    ...ran
      .filter((one) => (one.code === 0) !== isIn(one) || (one.code !== 0 && !isTold(one)))
      .map(
        (one) => `${one.text} ended with ${one.code} and ${isIn(one) ? "is" : "is not"} there: ${one.err}`,
      ),
    ...ran
      .filter(({ text }) => entry.split(`text: ${text}`).length > 2)
      .map(({ text }) => `${text} is there twice`),
    ...errors.map(({ path, message }) => `${path}: ${message}`),
  ];
  const others = ran.filter((one) => one.code !== 0 && !isKept(one));
  const lines = [
    `2 writers, ${each} updates each of one entry: ${count(isIn)} in it, ${count(isKept)} kept beside it with exit 1, ${others.length} refused.`,
  ];
  return { lines, wrong };
}

/** So many at the same time, each its commands one after another. */
async function inTurns(at, processes, each, argvOf) {
  const turns = Array.from({ length: processes }, async (_, who) => {
    const ran = [];
    for (let n = 0; n < each; n++) ran.push({ text: said(who, n), ...(await typed(at, argvOf(who, n))) });
    return ran;
  });
  return (await Promise.all(turns)).flat();
}

/** Letters alone, so that none is a part of another. */
function said(who, n) {
  const letters = (number) => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  return `They came ${letters(who)} ${letters(n)}.`;
}

function times(texts, text) {
  return texts.filter((one) => one.includes(text)).length;
}

function read(at, path) {
  return readFileSync(join(at, "base", path), "utf8");
}

function copy(name) {
  const at = join(home, name);
  mkdirSync(join(at, "home"), { recursive: true });
  cpSync(EXAMPLE, join(at, "base"), { recursive: true });
  return at;
}

function typed(at, argv) {
  const { UV_THREADPOOL_SIZE, NODE_DISABLE_COMPILE_CACHE, ...env } = environment(at);
  const child = spawn(process.execPath, [CLI, ...argv], {
    cwd: join(at, "base"),
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
