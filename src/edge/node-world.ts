import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../model/user-error.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { optimiseLater } from "./optimise-later.ts";
import { scrypt } from "./scrypt.ts";
import type { OutStream, World } from "./world.ts";

/** Put in by the build; absent when the sources run by themselves, as under test. */
declare const __SCRUTINY_VERSION__: string | undefined;

/** The most that is read from standard input, in bytes. */
export const INPUT_LIMIT_BYTES = 10 * 1024 * 1024;

const PACKAGE = "independent-scrutiny";

/** The real world: this process, its streams, its clock. What costs time is looked up when it is first asked for. */
export function nodeWorld(): World {
  return {
    get cwd() {
      return currentFolder();
    },
    env: process.env,
    platform: process.platform,
    architecture: `${process.platform}-${process.arch}`,
    get version() {
      return versionOf();
    },
    begin: optimiseLater,
    stdin: { isTTY: process.stdin.isTTY === true, readAll: () => readInput(process.stdin) },
    stdout: outStream(process.stdout),
    stderr: outStream(process.stderr),
    now: () => new Date(),
    randomBytes: (count) => nodeCrypto().randomBytes(count),
    sha256: (data) => nodeCrypto().createHash("sha256").update(data).digest("hex"),
    scrypt,
    gitBlobId: (data) =>
      nodeCrypto().createHash("sha1").update(`blob ${data.byteLength}\0`).update(data).digest("hex"),
    get templatesFolder() {
      return join(packageRoot(), "templates");
    },
    get rulesFolder() {
      return join(packageRoot(), "docs", "rules");
    },
    get fontsFolder() {
      return join(packageRoot(), "dist", "fonts");
    },
    get pictureEngine() {
      return join(packageRoot(), "dist", "resvg.wasm");
    },
  };
}

/**
 * All of a stream as UTF-8 text, a byte order mark kept. Throws UserError `input-too-large` over 10 MiB and
 * `input-not-utf-8` for bytes that are no text.
 */
export async function readInput(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > INPUT_LIMIT_BYTES) {
      throw new UserError("input-too-large", "standard input is larger than 10 MiB", "Give a smaller text.");
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UserError(
      "input-not-utf-8",
      "standard input is not UTF-8 text",
      "Save the text as UTF-8. A Word file is given by its name.",
    );
  }
}

/** A closed pipe (`| head`) or terminal is no error: what is written after it goes nowhere, and the work ends with its own code. */
function outStream(stream: NodeJS.WriteStream): OutStream {
  let isListening = false;
  let isClosed = false;
  let failure: string | undefined;
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.isTTY === true ? stream.columns : undefined;
    },
    write(data) {
      if (isClosed) return;
      if (!isListening) {
        isListening = true;
        stream.on("error", (error: NodeJS.ErrnoException) => {
          const isGone = stream.isTTY === true && error.code === "EIO";
          if (!isGone && error.code !== "EPIPE" && error.code !== "ECONNRESET" && error.code !== "EOF")
            failure ??= error.code ?? error.name;
          isClosed = true;
        });
      }
      stream.write(data);
    },
    written: async () => {
      if (!isListening || isClosed) return failure;
      const error = await new Promise<unknown>((done) => stream.write("", done));
      // what went wrong is told to the listener after it is told to who wrote
      if (error) await new Promise((done) => setImmediate(done));
      return failure;
    },
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError("no-folder", "the folder that you stand in is gone", "Go to another: cd ~");
  }
}

function versionOf(): string {
  if (typeof __SCRUTINY_VERSION__ === "string") return __SCRUTINY_VERSION__;
  return manifestIn(packageRoot())?.version ?? "0.0.0";
}

let root: string | undefined;

/** The nearest folder above this file whose package.json is ours: the same from `dist/` and from `src/edge/`. */
function packageRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); root === undefined; folder = dirname(folder)) {
    if (manifestIn(folder)?.name === PACKAGE) root = folder;
    else if (folder === dirname(folder)) throw new Error(`no package.json of ${PACKAGE} above the program`);
  }
  return root;
}

function manifestIn(folder: string): { name?: string; version?: string } | undefined {
  try {
    // to import it here makes node load all of its streams at every start
    return JSON.parse(process.getBuiltinModule("node:fs").readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
