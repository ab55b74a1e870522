import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { UserError } from "../model/user-error.ts";
import { runGit } from "./git-run.ts";
import type { World } from "./world.ts";
import { createFile, removeFile } from "./write.ts";

/** With what a seal is signed: the user's own key, as the user's own git configuration names it. */
export interface SigningKey {
  readonly format: "ssh" | "openpgp";
  readonly key: string;
  readonly program: string;
}

/** A detached signature, and what is added to the seal's name: `.sig`, `.asc`. */
export interface Signature {
  readonly ending: ".sig" | ".asc";
  readonly text: string;
}

/** What a signature says. `unknown`: it fits, and nobody here knows the key; or it cannot be checked here, and why. */
export interface Signed {
  readonly is: "good" | "bad" | "unknown";
  /** Who signed: a principal or a user id for a good one, `name of example.org`; else the key's fingerprint. */
  readonly by: string | undefined;
  readonly why: string | undefined;
}

/** A signature made for something else does not pass for one of a seal. */
const NAMESPACE = "scrutiny-seal";
const ENDINGS = { ssh: ".sig", openpgp: ".asc" } as const;
/** A signature is a few lines. */
export const LARGEST_SIGNATURE = 64 * 1024;

/** Whether the user's git configuration has every seal signed: `scrutiny.sign`. */
export async function signsAlways(world: World): Promise<boolean> {
  return (await setting(world, "scrutiny.sign", "bool")) === "true";
}

/** The key that `user.signingkey` names. Throws UserError `no-signing-key`. */
export async function signingKey(world: World): Promise<SigningKey> {
  const format = (await setting(world, "gpg.format")) ?? "openpgp";
  if (format !== "ssh" && format !== "openpgp")
    throw new UserError(
      "no-signing-key",
      `Your git configuration signs with ${format}; a seal is signed with ssh or openpgp.`,
      "Set it: git config --global gpg.format ssh",
    );
  const key = await setting(world, "user.signingkey");
  if (key === undefined)
    throw new UserError(
      "no-signing-key",
      "Your git configuration names no key to sign with.",
      "Set it: git config --global gpg.format ssh, then git config --global user.signingkey ~/.ssh/id_ed25519.pub",
    );
  return { format, key, program: await programFor(world, format) };
}

/** Signs the text of a seal. Throws UserError `not-signed` with what the program said. */
export async function signSeal(key: SigningKey, text: string, world: World): Promise<Signature> {
  const made = key.format === "ssh" ? await bySsh(key, text, world) : await byGpg(key, text, world);
  if (made.exitCode === 0 && made.stdout.includes("-----BEGIN"))
    return { ending: ENDINGS[key.format], text: made.stdout };
  const [line = "it gave no reason"] = made.stderr.trim().split("\n").slice(-1);
  throw new UserError(
    "not-signed",
    `The seal could not be signed, and nothing was written: ${line}`,
    "See that the key works: git commit -S, or leave out --sign.",
  );
}

/** What a signature beside a seal is worth to this user. Runs the user's own programs alone. */
export async function checkSignature(
  { ending, text: signature }: Signature,
  seal: string,
  world: World,
): Promise<Signed> {
  const format = ending === ".sig" ? "ssh" : "openpgp";
  const program = await programFor(world, format);
  return withFile(signature, world, async (file) => {
    try {
      const work = format === "ssh" ? ofSsh : ofGpg;
      const signed = await work({ program, file }, seal, world);
      return { ...signed, by: signed.by && inWords(signed.by) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { is: "unknown", by: undefined, why: error.message };
    }
  });
}

/** A name that all outlets print: they mask an address, and of a signature one must know whose it is. */
function inWords(name: string): string {
  return name.replace(/<?([^\s<>@]+)@([^\s<>@]+)>?/g, "$1 of $2");
}

interface Checking {
  readonly program: string;
  /** Of the signature. */
  readonly file: string;
}

async function ofSsh({ program, file }: Checking, seal: string, world: World): Promise<Signed> {
  const valid = await runProgram(
    program,
    ["-Y", "check-novalidate", "-n", NAMESPACE, "-s", file],
    seal,
    world,
  );
  if (valid.exitCode !== 0) return { is: "bad", by: undefined, why: "it is not of this seal" };
  const key = /\bSHA256:[A-Za-z0-9+/]+/.exec(valid.stdout)?.[0];
  const allowed = await setting(world, "gpg.ssh.allowedSignersFile", "path");
  if (allowed === undefined || !existsSync(allowed))
    return {
      is: "unknown",
      by: key,
      why: "your git configuration has no gpg.ssh.allowedSignersFile that says whose key it is",
    };
  const found = await runProgram(program, ["-Y", "find-principals", "-f", allowed, "-s", file], "", world);
  const [principal = ""] = found.exitCode === 0 ? found.stdout.trim().split("\n") : [];
  if (principal === "") return { is: "unknown", by: key, why: `${allowed} does not name the key` };
  const args = ["-Y", "verify", "-f", allowed, "-I", principal, "-n", NAMESPACE, "-s", file];
  const verified = await runProgram(program, args, seal, world);
  if (verified.exitCode === 0) return { is: "good", by: principal, why: undefined };
  return { is: "unknown", by: key, why: `${allowed} does not let that key sign seals` };
}

async function ofGpg({ program, file }: Checking, seal: string, world: World): Promise<Signed> {
  const { stdout } = await runProgram(program, ["--status-fd=1", "--verify", file, "-"], seal, world);
  const status = (word: string) => new RegExp(`^\\[GNUPG:\\] ${word} (\\S+) ?(.*)$`, "m").exec(stdout);
  const good = status("GOODSIG");
  if (good) {
    const isTrusted = /^\[GNUPG:\] TRUST_(?:FULLY|ULTIMATE|MARGINAL)/m.test(stdout);
    if (isTrusted) return { is: "good", by: good[2] || good[1], why: undefined };
    return { is: "unknown", by: good[2] || good[1], why: "you have not said that you trust the key" };
  }
  if (status("BADSIG")) return { is: "bad", by: undefined, why: "it is not of this seal" };
  const expired = status("EXPKEYSIG") ?? status("EXPSIG") ?? status("REVKEYSIG");
  if (expired) return { is: "unknown", by: expired[2] || expired[1], why: "the key is no longer in force" };
  const missing = status("NO_PUBKEY");
  if (missing) return { is: "unknown", by: missing[1], why: "you do not have the key" };
  return { is: "bad", by: undefined, why: "it cannot be read as a signature" };
}

function bySsh({ program, key }: SigningKey, text: string, world: World): Promise<ProgramAnswer> {
  const literal = /^(?:key::)?((?:ssh|ecdsa|sk)-.*)$/s.exec(key)?.[1];
  const sign = (file: string, more: readonly string[]) =>
    runProgram(program, ["-Y", "sign", "-n", NAMESPACE, "-f", file, ...more], text, world);
  // a key that is written out is held by the agent
  if (literal !== undefined) return withFile(`${literal}\n`, world, (file) => sign(file, ["-U"]));
  return sign(fromHome(key, world), []);
}

function byGpg({ program, key }: SigningKey, text: string, world: World): Promise<ProgramAnswer> {
  return runProgram(program, ["--detach-sign", "--armor", "--local-user", key], text, world);
}

function fromHome(path: string, { env }: World): string {
  const home = env["HOME"] ?? homedir();
  return path.startsWith("~/") ? join(home, path.slice(2)) : isAbsolute(path) ? path : resolve(home, path);
}

async function programFor(world: World, format: SigningKey["format"]): Promise<string> {
  if (format === "ssh") return (await setting(world, "gpg.ssh.program", "path")) ?? "ssh-keygen";
  return (
    (await setting(world, "gpg.openpgp.program", "path")) ??
    (await setting(world, "gpg.program", "path")) ??
    "gpg"
  );
}

/**
 * A setting of the user's own git configuration: never of a repository's, which may come from anybody, so that no
 * program runs that it names.
 */
async function setting(world: World, name: string, type?: "bool" | "path"): Promise<string | undefined> {
  const typed = type === undefined ? [] : [`--type=${type}`];
  // outside any repository: a folder of one's own decides nothing
  const place = { folder: tmpdir(), env: world.env };
  const answer = await runGit(place, ["config", "--global", "--includes", ...typed, "--get", name]);
  const text = answer.stdout.toString("utf8").trim();
  return answer.exitCode === 0 && text !== "" ? text : undefined;
}

interface ProgramAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell, outside the repository. Throws UserError `no-program` where it is missing. */
function runProgram(
  program: string,
  args: readonly string[],
  input: string,
  { env }: World,
): Promise<ProgramAnswer> {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { cwd: tmpdir(), env: { ...env, LC_ALL: "C" }, windowsHide: true });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => (said.stdout += String(chunk)));
    child.stderr.on("data", (chunk) => (said.stderr += String(chunk)));
    child.on("error", () => fail(noProgram(program)));
    child.on("close", (code) => settle({ exitCode: code ?? 1, ...said }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

function noProgram(program: string): UserError {
  return new UserError(
    "no-program",
    `the program ${program} cannot be run here`,
    "Install it, or leave out --sign.",
  );
}

/** Hands a text to a program as a file that nobody else can read, gone afterwards. */
async function withFile<T>(text: string, world: World, work: (file: string) => Promise<T>): Promise<T> {
  const name = Buffer.from(world.randomBytes(12)).toString("hex");
  const file = join(tmpdir(), `scrutiny-seal-${process.pid}-${name}`);
  await createFile(file, new TextEncoder().encode(text), { mode: 0o600 });
  try {
    return await work(file);
  } finally {
    await removeFile(file);
  }
}
