import { accessSync, appendFileSync, constants, existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whether a program that a test needs is on the PATH: `describe.skipIf(!program("strace", "strace"))`. One that is
 * missing is named at the end of the run with the Debian package to install (`programs-summary.ts`); where CI=true it
 * is an error, so that no test is left out unseen.
 */
export function program(name: string, debianPackage: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  if (folders.some((folder) => isRunnable(join(folder, name)))) return true;
  return missing(`the program ${name} (package ${debianPackage})`);
}

/** Whether LibreOffice can open workbooks: Calc is a package of its own. */
export function hasCalc(): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const soffice = folders.map((folder) => join(folder, "soffice")).find(isRunnable);
  if (soffice && existsSync(join(dirname(realpathSync(soffice)), "libsclo.so"))) return true;
  return missing("LibreOffice Calc (package libreoffice-calc-nogui)");
}

/** The folder `../shared` beside the checkout, with material for some tests; undefined where absent, unless CI=true. */
export function shared(): string | undefined {
  const folder = fileURLToPath(new URL("../../../shared", import.meta.url));
  return existsSync(folder) || missing("the folder ../shared") ? folder : undefined;
}

function missing(what: string): false {
  if (process.env["CI"] === "true") throw new Error(`needed by a test, and not here: ${what}`);
  const list = process.env["SCRUTINY_TEST_MISSING"];
  if (list !== undefined) appendFileSync(list, `${what}\n`);
  return false;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
