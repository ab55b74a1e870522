// A run of the tool under strace: what it wrote with, or with one system call made to fail.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AHEAD } from "./ahead.mjs";
import { environment, NODE } from "./prepare.mjs";

/** Other ways to write, of which a run without a fault must have none: then `pwrite64` is where a file's bytes are written. */
const OTHERS = "write,writev,pwritev,pwritev2,sendfile,copy_file_range,truncate,mknod,symlink";
/** Not `write`, with which the threads of the process wake each other. */
const CALLS =
  "openat,mkdir,mkdirat,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,ftruncate,fchmod,fchown,close";

/** What Node calls thrice for each program that it starts, and git never. */
const STARTS = "socketpair";

/** Runs a case in `at`/base; `fault` is `{call, nth, what}`, or undefined for a run without one. */
export async function run(at, argv, fault) {
  const log = join(at, "log");
  const inject =
    fault && fault.call !== "limit" ? ["-e", `inject=${fault.call}:${fault.what}:when=${fault.nth}`] : [];
  // with the filter of the kernel a signal is not delivered
  const quick = fault?.what.startsWith("signal=") ? [] : ["--seccomp-bpf"];
  const calls = fault ? `${CALLS},${STARTS}` : `${CALLS},${STARTS},${OTHERS}`;
  const traced = ["strace", "-f", ...quick, "-y", "-qq", "-o", log, "-e", `trace=${calls}`, ...inject];
  const limited = ["prlimit", `--fsize=${fault?.nth}`];
  const ran = await ended([...(fault?.call === "limit" ? limited : traced), ...NODE, ...argv], at);
  const lines = fault?.call === "limit" ? [] : readFileSync(log, "utf8").split("\n");
  rmSync(log, { force: true });
  return { ...ran, lines };
}

/** Runs a case as it is. */
export function plainRun(at, argv) {
  return ended([...NODE, ...argv], at);
}

function ended([program, ...args], at) {
  const child = spawn(program, args, {
    cwd: join(at, "base"),
    env: environment(at),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: signal ?? code, out, err }));
  });
}

/**
 * The calls that write below a folder, in their order: `{call, nth, on}`, the n-th of its kind in its thread, `on` what.
 * Git's own files are not of interest, but for those named.
 */
export function writingCalls(lines, at, inGit) {
  const others = new RegExp(`^\\d+ +(?:${OTHERS.replaceAll(",", "|")})\\(`);
  const counts = new Map();
  const found = [];
  for (const line of lines) {
    const match = /^(\d+) +(\w+)\((.*)$/.exec(line);
    if (!match) continue;
    const [, thread, call, rest] = match;
    const nth = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, nth);
    // not the folder that a path is relative to
    const paths = [...rest.replace(/AT_FDCWD<[^>]*>/g, "").matchAll(/(?:"|<)(\/[^">]*)(?:"|>)/g)]
      .map((one) => one[1])
      .filter((one) => one.startsWith(`${at}/`));
    if (!paths.some((one) => isOurs(one.slice(at.length), inGit))) continue;
    if (others.test(line)) throw new Error(`a file is written in another way: ${line}`);
    if (!writes(call, rest, nth)) continue;
    found.push({
      call,
      nth,
      on: paths[0].replace(at, ""),
      size: call.startsWith("p") ? Number(/= (\d+)$/.exec(rest)?.[1] ?? 0) : 0,
    });
  }
  return found;
}

/** The starts of programs, in their order. */
export function startingCalls(lines) {
  return lines
    .filter((line) => /^\d+ +socketpair\(/.test(line))
    .map((_, at) => ({ call: STARTS, nth: at + 1, on: `program ${Math.floor(at / 3) + 1}`, size: 0 }));
}

function isOurs(path, inGit) {
  const inside = /^\/(?:base|state)(?:\/|$)/.test(path);
  const git = /^\/base(?:\/new)?\/\.git(?:\/|$)/.exec(path);
  if (!inside || !git) return inside;
  return inGit.some((folder) => path.startsWith(`/base/.git/${folder}`));
}

/**
 * Opening and closing count in the thread that writes (`offset.mjs`), where something is made, or a folder is put on the
 * disk; closing of what was only read does not.
 */
function writes(call, rest, nth) {
  if (call === "openat")
    return (
      rest.includes("O_CREAT") ||
      (nth > AHEAD && rest.includes("O_RDONLY|O_CLOEXEC)") && !/\.\w+"/.test(rest))
    );
  if (call === "close") return nth > AHEAD && !/\.(?:md|yaml|json)>/.test(rest);
  return true;
}
