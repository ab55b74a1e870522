// Who else makes a PDF of a report: Chromium of its HTML, pandoc with WeasyPrint of its Markdown. Both as Debian has them.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const CHROMIUM = "/usr/bin/chromium";
const PANDOC = "/usr/bin/pandoc";
const WEASYPRINT = "/usr/bin/weasyprint";

const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-pdf-header-footer",
];

/** Its sandbox refuses the administrator. */
const AS_ROOT = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export const hasChromium = () => existsSync(CHROMIUM);
export const hasPandoc = () => existsSync(PANDOC) && existsSync(WEASYPRINT);

/** Chromium printing a file of HTML; `scratch` keeps its profile, which only its first round has to make. */
export function chromiumPrint({ html, output, scratch }) {
  const profile = `--user-data-dir=${join(scratch, "chromium")}`;
  const args = [...FLAGS, ...AS_ROOT, profile, `--print-to-pdf=${output}`, pathToFileURL(html).href];
  return { name: "Chromium", program: CHROMIUM, args, output };
}

/** pandoc with WeasyPrint making a PDF of a file of Markdown, in its own style. */
export function pandocPrint({ markdown, output }) {
  const args = ["--from", "gfm", "--pdf-engine", WEASYPRINT, "--output", output, markdown];
  return { name: "pandoc with WeasyPrint", program: PANDOC, args, output };
}

/** Installs pandoc and WeasyPrint by apt-get, which needs the administrator. What it says goes to standard error. */
export function installPandoc() {
  const args = ["install", "--yes", "--no-install-recommends", "pandoc", "weasyprint"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { env, stdio: ["ignore", 2, 2] });
}

/** What is there and how new it is, as each says itself. */
export function versionsOf() {
  const first = (program) =>
    spawnSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .stdout.split("\n")[0]
      .trim();
  return [
    ...(hasChromium() ? [first(CHROMIUM)] : []),
    ...(hasPandoc() ? [first(PANDOC), first(WEASYPRINT)] : []),
  ];
}
