// The detectors to measure: a module that is given, or a bundle of the source made for this run.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = "src/model/privacy/scan.ts";

/** The address of a module with `findPrivate`; a bundle is written into `scratch`. */
export async function detectorsFrom(given, scratch) {
  const path = given === undefined ? await bundleInto(scratch) : resolve(given);
  if (!existsSync(path)) throw new Error(`There is no ${given} to measure.`);
  const address = pathToFileURL(path).href;
  return { address, findPrivate: await finderOf(address), from: given ?? SOURCE };
}

/** `findPrivate` of a module, with a partnership's terms read once: each call takes the same options. */
export async function finderOf(address) {
  const { findPrivate, localTerms } = await import(address);
  if (typeof findPrivate !== "function" || typeof localTerms !== "function") {
    throw new Error("The module does not export findPrivate and localTerms.");
  }
  const known = new Map();
  return (text, options) => {
    const terms = known.get(options) ?? localTerms(options);
    known.set(options, terms);
    return findPrivate(text, terms);
  };
}

async function bundleInto(scratch) {
  if (!existsSync(join(ROOT, SOURCE))) {
    throw new Error(`There is no ${SOURCE} yet, so nothing can be measured. Name a module: --detectors PATH`);
  }
  const { rolldown } = await import("rolldown");
  const build = await rolldown({
    input: { detectors: join(ROOT, SOURCE) },
    cwd: ROOT,
    platform: "node",
    transform: { define: { __SCRUTINY_VERSION__: JSON.stringify("bench") } },
    onwarn: ignored,
  });
  await build.write({
    dir: scratch,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
  });
  return join(scratch, "detectors.mjs");
}

/** What the build of the package would warn of is told there. */
function ignored() {}
