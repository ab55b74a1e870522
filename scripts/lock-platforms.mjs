// Some registries show the binaries of this machine's platform alone; the lockfile then lacks those of the others, and
// `npm ci` refuses it (EUSAGE). This writes an entry for each optional package that is named and not there. Run it after
// `npm i`, which keeps the entries; tests/package.test.ts holds that none is missing.
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = [
  "android",
  "darwin",
  "linux",
  "win32",
  "freebsd",
  "openharmony",
  "netbsd",
  "openbsd",
  "sunos",
  "aix",
];
const PROCESSORS = {
  arm64: "arm64",
  x64: "x64",
  arm: "arm",
  ia32: "ia32",
  riscv64: "riscv64",
  s390x: "s390x",
  ppc64: "ppc64",
  loong64: "loong64",
  wasm32: "wasm32",
};

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
for (const [at, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    // only exact versions are binaries of one platform each
    if (!/^\d/.test(version) || found(at, name)?.version === version) continue;
    const top = `node_modules/${name}`;
    lock.packages[top in lock.packages ? `${at}/${top}` : top] = entryOf(name, version, entry.dev === true);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);

/** The package that would be taken for a name from a folder of packages: the nearest one upwards. */
function found(at, name) {
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const one = lock.packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (one !== undefined || folder === "") return one;
    if (!folder.includes("/node_modules/")) return lock.packages[`node_modules/${name}`];
  }
}

function entryOf(name, version, isDev) {
  const words = name.split(/[/-]/);
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.flatMap(
    (word) => PROCESSORS[word] ?? (/^arm/.test(word) ? ["arm"] : word === "x86_64" ? ["x64"] : []),
  );
  return {
    version,
    ...(cpu.length > 0 ? { cpu: cpu.slice(0, 1) } : {}),
    ...(isDev ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
