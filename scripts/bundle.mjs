// Packs the tool with the production packages of the platform that this runs on, so that it installs without a network:
//   npm run bundle -- [--output FOLDER]
// It prints the path of the tarball. Beside it and in it lies the list of its parts, in the form of CycloneDX.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** What is needed of a package to run it, and its licence. */
const NEEDED = /^(?:package\.json|licen[cs]e.*|copying.*|notice.*)$|(?<!\.d)\.(?:js|cjs|mjs|node|wasm)$/i;

/** Makes the tarball in a folder and gives its path. `dist/` has to be built. */
export function makeBundle(folder) {
  const stage = mkdtempSync(join(tmpdir(), "scrutiny-bundle-"));
  try {
    mkdirSync(folder, { recursive: true });
    const packed = npm(["pack", "--ignore-scripts", "--json", "--pack-destination", stage], ROOT);
    const [{ filename }] = JSON.parse(packed);
    execFileSync("tar", ["-xzf", filename], { cwd: stage });
    const content = join(stage, "package");
    const manifest = JSON.parse(readFileSync(join(content, "package.json"), "utf8"));
    const platform = new Set();
    for (const name of Object.keys(manifest.dependencies)) addPackage(name, content, platform);
    const sbom = partsList(platform);
    writeFileSync(join(content, "sbom.cdx.json"), sbom);
    writeFileSync(join(content, "package.json"), `${JSON.stringify(bundled(manifest), null, 2)}\n`);
    const [{ filename: made }] = JSON.parse(
      npm(["pack", "--ignore-scripts", "--json", "--pack-destination", stage], content),
    );
    const name = `${manifest.name}-${manifest.version}-${platformOf(platform)}`;
    const path = join(resolve(folder), `${name}.tgz`);
    cpSync(join(stage, made), path);
    writeFileSync(join(resolve(folder), `${name}.cdx.json`), sbom);
    return path;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Copies a production package, and those of its packages that this platform has, into the bundle. */
function addPackage(name, content, added) {
  const from = join(ROOT, "node_modules", name);
  if (added.has(name) || !existsSync(from)) return;
  added.add(name);
  const to = join(content, "node_modules", name);
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) if (NEEDED.test(file)) cpSync(join(from, file), join(to, file));
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(from, "package.json"), "utf8"),
  );
  for (const own of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(own, content, added);
}

/** The manifest as it is passed on: exact versions, everything in it, nothing to build. */
function bundled({ devDependencies, scripts, overrides, dependencies, files, ...kept }) {
  return {
    ...kept,
    files: [...files, "sbom.cdx.json"],
    dependencies,
    bundleDependencies: Object.keys(dependencies),
  };
}

/** `linux-x64`, or `linux-x64-musl` where the engine's binary says so. */
function platformOf(names) {
  const isMusl = [...names].some((name) => name.endsWith("-musl"));
  return `${process.platform}-${process.arch}${isMusl ? "-musl" : ""}`;
}

/**
 * npm's own list of all packages, cut down to those that are in the bundle: the production packages, and those whose
 * code or fonts the build has put into dist/. It holds no time and no random number, so that it is the same each time.
 */
function partsList(platform) {
  const licences = readFileSync(join(ROOT, "dist/LICENCES.txt"), "utf8");
  const inDist = [...licences.matchAll(/^(@?[a-zA-Z][^\s@]*)@(\d[^\s]*) \(/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
  const list = JSON.parse(npm(["sbom", "--sbom-format", "cyclonedx"], ROOT));
  const nameOf = ({ group, name, version }) => `${group ? `${group}/` : ""}${name}@${version}`;
  const isIn = (one) => platform.has(nameOf(one).replace(/@[^@]*$/, "")) || inDist.includes(nameOf(one));
  const components = list.components
    .filter(isIn)
    // development of ours, and shipped all the same
    .map(({ properties, scope, ...one }) => one)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const known = new Set([list.metadata.component["bom-ref"], ...components.map((one) => one["bom-ref"])]);
  const dependencies = list.dependencies
    .filter(({ ref }) => known.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => known.has(one)) }));
  const { serialNumber, metadata, ...rest } = list;
  const { timestamp, component, ...about } = metadata;
  // npm takes the name of the folder
  const name = component["bom-ref"].replace(/@[^@]*$/, "");
  return `${JSON.stringify({ ...rest, metadata: { ...about, component: { ...component, name, type: "application" } }, components, dependencies }, null, 2)}\n`;
}

function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const [file, first] = cli ? [process.execPath, [cli]] : ["npm", []];
  return execFileSync(file, [...first, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, npm_config_loglevel: "error" },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf("--output");
  const folder = at === -1 ? join(ROOT, "bundle") : resolve(process.argv[at + 1] ?? "");
  console.log(makeBundle(folder));
}
