// The package as somebody installs it: its files, and its production dependencies for this machine.
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/**
 * Copies the package into a folder, so that a build in the meantime changes nothing that is measured; dependencies are
 * linked, and those for development are not there. Gives the program's path.
 */
export function copyPackage(folder) {
  const { files } = manifestOf(ROOT);
  for (const name of ["package.json", ...files]) {
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  for (const name of productionDependencies()) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link, "junction");
  }
  return join(folder, "bin", "scrutiny.js");
}

/** Bytes of each part of the package copy in `folder`, and of each production dependency. */
export function installedSize(folder) {
  const own = [...manifestOf(folder).files, "package.json"].filter((name) => existsSync(join(folder, name)));
  const parts = own.map((name) => ({ name, bytes: bytesBelow(join(folder, name)) }));
  const packages = productionDependencies().map((name) => ({
    name,
    bytes: bytesBelow(join(ROOT, "node_modules", name)),
  }));
  const sum = (list) => list.reduce((total, one) => total + one.bytes, 0);
  return {
    parts,
    packages,
    ownBytes: sum(parts),
    packageBytes: sum(packages),
    bytes: sum([...parts, ...packages]),
  };
}

/** Names of all packages that production needs and that this machine has: optional ones are there for it alone. */
function productionDependencies() {
  const found = new Set();
  const open = Object.keys(manifestOf(ROOT).dependencies ?? {});
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const folder = join(ROOT, "node_modules", name);
    if (found.has(name) || !existsSync(folder)) continue;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    open.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies));
  }
  return [...found].sort();
}

function bytesBelow(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((total, name) => total + bytesBelow(join(path, name)), 0);
}
