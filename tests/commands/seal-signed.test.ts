import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder as newFolder, removeFolder } from "../support/child.ts";
import { run, temporaryFolder } from "../support/copy.ts";
import { program } from "../support/programs.ts";
import { git } from "../support/repository.ts";
import { ENV, final, Q2, readyToSeal, rewrite, wholeCopy } from "../support/sealed.ts";

const WHO = "scrutineer@example.org";

/** A home folder of a made-up person: git's configuration in it, and nothing of this machine's. */
function homeWith(home: string, config: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  mkdirSync(home, { recursive: true });
  const lines = Object.entries(config).map(([name, value]) => {
    const at = name.lastIndexOf(".");
    const [section = "", sub] = [name.slice(0, at).split(".")[0], name.slice(0, at).split(".")[1]];
    return `[${section}${sub === undefined ? "" : ` "${sub}"`}]\n\t${name.slice(at + 1)} = ${value}\n`;
  });
  writeFileSync(join(home, ".gitconfig"), lines.join(""));
  return { ...ENV, HOME: home, PATH: process.env["PATH"] ?? "", GIT_CONFIG_NOSYSTEM: "1" };
}

describe.skipIf(!program("ssh-keygen", "openssh-client"))("a seal that is signed with ssh", () => {
  let ready = "";
  let keys = "";
  beforeAll(async () => {
    [ready, keys] = [await readyToSeal({}, await newFolder()), await newFolder()];
    const key = (name: string) =>
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", join(keys, name)]);
    key("own");
    key("other");
    const line = `${WHO} namespaces="scrutiny-seal" ${readFileSync(join(keys, "own.pub"), "utf8")}`;
    writeFileSync(join(keys, "allowed"), line);
    return async () => {
      await removeFolder(ready);
      await removeFolder(keys);
    };
  }, 30_000);

  const signer = (more: Readonly<Record<string, string>> = {}) =>
    homeWith(join(temporaryFolder(), "home"), {
      "gpg.format": "ssh",
      "user.signingkey": join(keys, "own"),
      ...more,
    });
  const reader = () =>
    homeWith(join(temporaryFolder(), "home"), { "gpg.ssh.allowedSignersFile": join(keys, "allowed") });
  async function signed(): Promise<string> {
    const root = wholeCopy(ready);
    const ran = await final(root, ["--sign"], signer());
    expect([ran.code, ran.err.includes(`Signed: ${Q2}/seal.json.sig`)], ran.err).toEqual([0, true]);
    expect(readdirSync(join(root, Q2)).sort()).toEqual(["quarterly-report.md", "seal.json", "seal.json.sig"]);
    return root;
  }

  it("says by whom to a reader who knows the key, and that it cannot say so to another", async () => {
    const root = await signed();
    const known = await run(root, ["verify", Q2, "--strict"], { env: reader() });
    expect([
      known.code,
      known.out.includes(`Signed by scrutineer of example.org; the signature is good.`),
    ]).toEqual([0, true]);
    const unknown = await run(root, ["verify", Q2, "--format", "json"], { env: signer() });
    expect(unknown.code).toBe(0);
    const [{ signature }] = JSON.parse(unknown.out).seals;
    expect(signature).toMatchObject({ is: "unknown", by: expect.stringMatching(/^SHA256:/) });
  });

  it("is enough without the repository where it is good, and only there", async () => {
    const root = await signed();
    const elsewhere = temporaryFolder();
    cpSync(join(root, Q2), elsewhere, { recursive: true });
    const good = await run(elsewhere, ["verify", "quarterly-report.md"], { env: reader() });
    expect([good.code, good.out.includes("Not rebuilt.")]).toEqual([0, true]);
    expect((await run(elsewhere, ["verify", "seal.json"], { env: signer() })).code).toBe(2);
    rmSync(join(elsewhere, "seal.json.sig"));
    const bare = await run(elsewhere, ["verify", "seal.json"], { env: reader() });
    expect([bare.code, bare.out.includes("there is no signature beside it")]).toEqual([1, true]);
  });

  it("is bad on another seal, or with a letter changed", async () => {
    const [one, root] = [await signed(), await signed()];
    const sig = readFileSync(join(root, Q2, "seal.json.sig"), "utf8");
    for (const bad of [sig.replace(/\n(.)(.)/, "\n$2$1"), "nothing of the kind\n", ""]) {
      rewrite(root, `${Q2}/seal.json.sig`, bad);
      const ran = await run(root, ["verify", Q2], { env: reader() });
      expect([ran.code, ran.out.includes("is bad")], ran.out).toEqual([1, true]);
    }
    const forged = execFileSync("ssh-keygen", ["-q", "-Y", "sign", "-n", "git", "-f", join(keys, "own")], {
      input: readFileSync(join(one, Q2, "seal.json")),
      stdio: ["pipe", "pipe", "ignore"],
    });
    rewrite(one, `${Q2}/seal.json.sig`, forged);
    // signed by the same key, but as a commit is
    expect((await run(one, ["verify", Q2], { env: reader() })).code).toBe(1);
  });

  it("comes of every final where the user's git has it so", async () => {
    const root = wholeCopy(ready);
    expect((await final(root, [], signer({ "scrutiny.sign": "true" }))).code).toBe(0);
    expect(existsSync(join(root, Q2, "seal.json.sig"))).toBe(true);
  });

  it.each([
    ["no key is named", { "user.signingkey": "" }, /names no key to sign with/],
    [
      "the key is not there",
      { "user.signingkey": "/nowhere/key" },
      /could not be signed, and nothing was written/,
    ],
    ["the program is not there", { "gpg.ssh.program": "/nowhere/ssh-keygen" }, /cannot be run here/],
    ["it is of another kind", { "gpg.format": "x509" }, /signs with x509/],
  ])("is refused, and nothing is written, where %s", async (_, config, said) => {
    const root = wholeCopy(ready);
    const ran = await final(root, ["--sign"], signer(config));
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toMatch(said);
    expect(existsSync(join(root, Q2))).toBe(false);
  });

  it("never runs a program that the repository names", async () => {
    const root = wholeCopy(ready);
    const trap = join(temporaryFolder(), "ran");
    const evil = join(temporaryFolder(), "evil.sh");
    writeFileSync(evil, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    for (const name of [
      "gpg.program",
      "gpg.ssh.program",
      "gpg.openpgp.program",
      "core.fsmonitor",
      "diff.external",
    ])
      git(root, ["config", name, evil]);
    git(root, ["config", "gpg.ssh.defaultKeyCommand", evil]);
    git(root, ["config", "gpg.ssh.allowedSignersFile", join(keys, "own.pub")]);
    expect((await final(root, ["--sign"], signer())).code).toBe(0);
    expect((await run(root, ["verify", Q2], { env: reader() })).code).toBe(0);
    // nor does it take the repository's word for whose key it is
    expect((await run(root, ["verify", Q2], { env: signer() })).out).toContain("cannot be said");
    expect(existsSync(trap)).toBe(false);
  });

  it("is for the seal of a final alone", async () => {
    const draft = ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "md", "--sign"];
    expect((await run(ready, draft, { env: signer() })).code).toBe(2);
  });
});

describe.skipIf(!program("gpg", "gnupg"))("a seal that is signed with gpg", () => {
  it("is good to one who trusts the key, and bad once it is changed", { timeout: 60_000 }, async () => {
    const root = await readyToSeal();
    const env = homeWith(join(temporaryFolder(), "h"), { "user.signingkey": WHO });
    const gpg = (args: readonly string[]) =>
      execFileSync("gpg", ["--batch", "--quiet", "--passphrase", "", ...args], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
    try {
      mkdirSync(join(env["HOME"] ?? "", ".gnupg"), { mode: 0o700 });
      gpg(["--quick-generate-key", WHO, "ed25519", "sign", "never"]);
      const ran = await final(root, ["--sign"], env);
      expect([ran.code, existsSync(join(root, Q2, "seal.json.asc"))], ran.err).toEqual([0, true]);
      const good = await run(root, ["verify", Q2], { env });
      expect(
        [good.code, good.out.includes(`Signed by scrutineer of example.org; the signature is good.`)],
        good.out,
      ).toEqual([0, true]);
      const seal = readFileSync(join(root, Q2, "seal.json.asc"), "utf8");
      rewrite(root, `${Q2}/seal.json.asc`, seal.replace(/\n\n(.)(.)/, "\n\n$2$1"));
      expect((await run(root, ["verify", Q2], { env })).code).toBe(1);
    } finally {
      execFileSync("gpgconf", ["--kill", "gpg-agent"], { env, stdio: "ignore" });
    }
  });
});
