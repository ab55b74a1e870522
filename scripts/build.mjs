// Builds dist/: one bundle with lazy chunks, beside it the fonts that the PDF carries, the engine for
// pictures, the licences of all that is in it, and the man page.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { chunkGroups } from "./chunks.mjs";
import { manPage } from "./man-page.mjs";

const root = new URL("../", import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));
const { version } = JSON.parse(readFileSync(path("package.json"), "utf8"));

/** What is loaded before a command is known, and the privacy detectors, by which all that is said is masked. */
const START =
  /node_modules\/(?:commander|chalk)\/|src\/(?:main|edge\/(?:node-world|optimise-later|scrypt|terminal)|commands\/index|model\/(?:mask|printable|user-error|privacy\/.*))\.ts$|rolldown.runtime/;

/** Commander can start programs as commands of its own; scrutiny has none, and to load what starts them takes a millisecond. */
const STARTS_PROGRAMS = "require('node:child_process')";
const withoutPrograms = {
  name: "without-programs",
  transform(code, id) {
    if (!/commander[/\\]lib[/\\]command\.js$/.test(id)) return null;
    if (!code.includes(STARTS_PROGRAMS)) throw new Error(`commander has ${STARTS_PROGRAMS} no longer`);
    return code.replace(STARTS_PROGRAMS, "{}");
  },
};

rmSync(path("dist"), { recursive: true, force: true });
const bundleOf = (input) =>
  rolldown({
    input,
    cwd: fileURLToPath(root),
    platform: "node",
    external: [/^@myriaddreamin\//],
    resolve: {
      alias: {
        // a canvas that happens to be installed would measure text otherwise: no picture may depend on it
        "vega-canvas": path("node_modules/vega-canvas/build/vega-canvas.browser.js"),
        // the terminal says itself whether there is colour: nothing need be found out of the system at start
        "#supports-color": path("node_modules/chalk/source/vendor/supports-color/browser.js"),
      },
    },
    plugins: [withoutPrograms],
    transform: { define: { __SCRUTINY_VERSION__: JSON.stringify(version) } },
    onwarn(warning, warn) {
      // gray-matter carries an engine for code in front matter; it is refused at run time, never reached
      if (warning.code !== "EVAL") warn(warning);
    },
  });
const written = {
  dir: path("dist"),
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
  minify: false,
};
// each second thread has a file to itself: of those that it would share with the first it needs a small part
for (const program of ["edge/privacy-worker", "edge/mentions-worker", "commands/report/second-thread"]) {
  const worker = await bundleOf({ [program.split("/").at(-1)]: path(`src/${program}.ts`) });
  await worker.write(written);
}
const build = await bundleOf({ main: path("src/main.ts") });
const { output } = await build.write({
  ...written,
  // what every start needs is one file: to find, read and link eight takes longer than what is in them
  codeSplitting: {
    groups: [{ name: "start", test: (id) => START.test(id.replaceAll("\\", "/")) }, ...chunkGroups()].map(
      (group, at, all) => ({ ...group, priority: all.length - at }),
    ),
  },
});

// what is bundled is passed on, so its licences are too; the list is also that of the parts of the bundle
const parts = new Map();
const addPart = (id) => {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/")) ?? [];
  if (folder === undefined || parts.has(folder)) return;
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  parts.set(folder, { name, version, license });
};
for (const chunk of output) for (const id of chunk.moduleIds ?? []) addPart(id.replace(/^\0/, ""));
addPart(path("node_modules/@resvg/resvg-wasm/index_bg.wasm"));

// resvg has one compiled part for every machine
cpSync(path("node_modules/@resvg/resvg-wasm/index_bg.wasm"), path("dist/resvg.wasm"));

const fonts = JSON.parse(readFileSync(path("templates/fonts.json"), "utf8"));
mkdirSync(path("dist/fonts"), { recursive: true });
const licences = new Set();
for (const { package: name, file } of fonts) {
  cpSync(path(`node_modules/${name}/${file}`), path(`dist/fonts/${file.split("/").at(-1)}`));
  licences.add(name);
}
writeFileSync(
  path("dist/fonts/LICENCES.txt"),
  [...licences]
    .map((name) => `${name}\n\n${readFileSync(path(`node_modules/${name}/LICENSE_FONT`), "utf8")}`)
    .join("\n\n"),
);

for (const { package: name, file } of fonts) addPart(path(`node_modules/${name}/${file}`));
const licenceOf = (folder) => {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
  return file === undefined ? "" : `\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}`;
};
writeFileSync(
  path("dist/LICENCES.txt"),
  [...parts]
    .sort(([, a], [, b]) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
    .map(([folder, one]) => `${one.name}@${one.version} (${one.license})${licenceOf(folder)}`)
    .join("\n\n----\n\n")
    .concat("\n"),
);

const { main } = await import(new URL("dist/main.js", root));
writeFileSync(path("dist/scrutiny.1"), await manPage(main, version));
