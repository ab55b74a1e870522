// Makes the pictures of docs/guide/images/: what a terminal shows, as SVG with its text as text.
//   npm run pictures
// Each command runs in a real terminal, by tmux, on a copy of the example. tests/e2e/guide-pictures.test.ts makes them
// again and compares them.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PICTURES } from "./terminal-pictures-list.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const TOOL = join(ROOT, "bin/scrutiny.js");
/** The day on which the guide's readers stand. */
export const DAY = "2026-03-26";
const END = "the-end-of-the-picture";
/** More rows than any command here prints, so that nothing scrolls away. */
const ROWS = 200;

/** Makes all pictures; gives each as `{name, says, svg}`. `dist/` has to be built, and tmux to be there. */
export async function makePictures() {
  const work = mkdtempSync(join(tmpdir(), "scrutiny-pictures-"));
  try {
    return await Promise.all(
      PICTURES.map(async (one) => ({ name: one.name, says: one.says, svg: await pictureOf(one, work) })),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function pictureOf(picture, work) {
  const folder = join(work, picture.name, "fernshire");
  exampleIn(folder);
  const shown = await shownBy(picture, folder, join(work, picture.name));
  const kept = picture.lines === undefined ? shown : [...shown.slice(0, picture.lines), "…"];
  return svgOf(picture, [`\u001b[1m$ ${picture.command}\u001b[0m`, "", ...kept]);
}

/** The example as a repository of its own, with what a person has changed in it for this picture. */
function exampleIn(folder) {
  mkdirSync(folder, { recursive: true });
  const isOurs = (path) => !/\/(?:reports|\.git)$/.test(path);
  cpSync(join(ROOT, "examples/fernshire"), folder, { recursive: true, filter: isOurs });
  const git = (...args) => execFileSync("git", args, { cwd: folder, stdio: "ignore", env: personOfGit() });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The example");
}

function personOfGit() {
  const day = `${DAY}T12:00:00Z`;
  const who = (role) => ({
    [`GIT_${role}_NAME`]: "Test Person",
    [`GIT_${role}_EMAIL`]: "test@example.org",
    [`GIT_${role}_DATE`]: day,
  });
  const none = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull };
  return { PATH: process.env.PATH, ...who("AUTHOR"), ...who("COMMITTER"), ...none };
}

/** What stands on the screen after the keys of a picture, or at the command's end; a line each, with colours. */
async function shownBy({ name, command, keys, change, rows = ROWS }, folder, home) {
  if (change) writeFileSync(join(folder, change.path), changed(join(folder, change.path), change));
  const socket = `scrutiny-pictures-${process.pid}-${name}`;
  const tmux = (...argv) =>
    execFileSync("tmux", ["-L", socket, "-f", devNull, ...argv], { encoding: "utf8" });
  const typed = command.replace(/^scrutiny /, `'${process.execPath}' '${TOOL}' `);
  const env = {
    ...personOfGit(),
    HOME: home,
    LC_ALL: "C.UTF-8",
    SCRUTINY_TODAY: DAY,
    EDITOR: "",
    VISUAL: "",
  };
  const set = Object.entries(env).map(([key, value]) => `${key}=${value}`);
  const line = `${typed}; echo ${END}; sleep 60`;
  tmux("new-session", "-d", "-x", "80", "-y", String(rows), "-c", folder, "env", ...set, "sh", "-c", line);
  const shown = (...more) => tmux("capture-pane", "-p", ...more);
  const sees = async (text) => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (typeof text === "string" ? shown().includes(text) : text.test(shown())) return;
      await sleep(50);
    }
    throw new Error(`${name}: never seen: ${text}\n${shown().trimEnd()}`);
  };
  try {
    for (const [text, typing] of keys ?? []) {
      await sees(text);
      if (typing) tmux("send-keys", "-l", "--", typing);
    }
    if (!keys) await sees(END);
    return shown("-e").split(END)[0].trimEnd().split("\n");
  } finally {
    tmux("kill-server");
  }
}

function changed(path, { from, to }) {
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return text.replace(from, to);
}

const [CELL, LINE, MARGIN] = [8.4, 19, 16];
/** On nearly white; each has a contrast of 4.5 to 1 at least. */
const INK = ["#1f2328", "#b3261e", "#1a6b2e", "#7a5200", "#0b57d0", "#7b1fa2", "#00606f", "#57606a"];
const PLAIN = { ink: INK[0], bold: false, dim: false, line: false, back: false };

/** Lines of a terminal with their colours, as a picture whose text can be found, copied and read aloud. */
export function svgOf({ says }, lines) {
  const height = lines.length * LINE + MARGIN * 2;
  const width = 80 * CELL + MARGIN * 2;
  let style = PLAIN;
  const body = lines.flatMap((line, row) => {
    const { pieces, after } = piecesOf(line, style);
    style = after;
    return pieces.map((piece) => drawn(piece, MARGIN + (row + 0.72) * LINE));
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">
<title id="t">${escaped(says)}</title>
<rect width="100%" height="100%" rx="6" fill="#fbfbfa" stroke="#8c959f"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace" font-size="14">
${body.join("\n")}
</g>
</svg>
`;
}

/** A line as pieces of one look each, with the column of each; and the look that goes on after it. */
function piecesOf(line, before) {
  const pieces = [];
  let [style, column] = [before, 0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    if (part.startsWith("\u001b")) style = styled(style, part.slice(2, -1));
    else if (part !== "") {
      pieces.push({ text: part, column, style });
      column += [...part].length;
    }
  }
  return { pieces: pieces.filter(({ text, style: { back } }) => back || text.trim() !== ""), after: style };
}

function styled(style, codes) {
  return codes.split(";").map(Number).reduce(afterCode, style);
}

function afterCode(style, code) {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 4 || code === 24) return { ...style, line: code === 4 };
  if (code === 7 || code === 27) return { ...style, back: code === 7 };
  if (code === 49) return style;
  if (code === 39) return { ...style, ink: PLAIN.ink };
  if (code === 90) return { ...style, ink: INK[7] };
  const colour = code >= 90 ? code - 90 : code - 30;
  if (colour >= 0 && colour < 8) return { ...style, ink: INK[colour] };
  throw new Error(`the picture has a look that is not drawn: ${code}`);
}

function drawn({ text, column, style }, y) {
  const lead = style.back ? 0 : text.length - text.trimStart().length;
  const said = style.back ? text : text.trim();
  const x = (MARGIN + (column + lead) * CELL).toFixed(1);
  const width = ([...said].length * CELL).toFixed(1);
  const look = [
    `fill="${style.back ? "#fbfbfa" : style.dim && style.ink === PLAIN.ink ? INK[7] : style.ink}"`,
    style.bold ? 'font-weight="bold"' : "",
    style.line ? 'text-decoration="underline"' : "",
  ].filter(Boolean);
  const back = style.back
    ? `<rect x="${x}" y="${(y - LINE * 0.72).toFixed(1)}" width="${width}" height="${LINE}" fill="${style.ink}"/>`
    : "";
  return `${back}<text x="${x}" y="${y.toFixed(1)}" textLength="${width}" xml:space="preserve" ${look.join(" ")}>${escaped(said)}</text>`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = join(ROOT, "docs/guide/images");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const { name, svg } of await makePictures()) writeFileSync(join(target, `${name}.svg`), svg);
}
