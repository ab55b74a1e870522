import { readFileSync, statSync } from "node:fs";
import { UserError } from "../model/user-error.ts";
import { INPUT_LIMIT_BYTES } from "./node-world.ts";
import { codeOf } from "./write-error.ts";

/** The bytes of a file that the user names, anywhere. Throws UserError `cannot-read` for what is no file to read. */
export function readInputFile(path: string, name: string): Uint8Array {
  const fail = (reason: string) => new UserError("cannot-read", `${name} cannot be read: ${reason}.`);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw fail("it is no regular file");
    if (stat.size > INPUT_LIMIT_BYTES) throw fail("it is larger than 10 MiB");
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    throw fail(
      code === "ENOENT" ? "there is no such file" : `the system answered ${code || "with an error"}`,
    );
  }
}
