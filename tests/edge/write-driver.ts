// Run as a process of its own: waits for a line on standard input, then writes as it is told.
import { createFile, editFile, replaceFile, writeSet } from "../../src/edge/write.ts";
import { UserError } from "../../src/model/user-error.ts";

const [command = "", path = "", ...rest] = process.argv.slice(2);
const bytes = (text: string): Uint8Array => Buffer.from(text);

const commands: Record<string, () => Promise<void>> = {
  create: () => createFile(path, bytes(rest[0] ?? "")),
  replace: () => replaceFile(path, bytes(rest[0] ?? "")),
  edit: () => editFile(path, (before) => Buffer.concat([before, bytes(rest[0] ?? "")])),
  set: () =>
    writeSet(
      path,
      ["a", "b", "manifest"].map((name) => ({ name, bytes: bytes(rest[0] ?? "") })),
      "manifest",
    ),
  async createMany() {
    for (let n = 0; n < Number(rest[0]); n++) {
      // names that all processes want, then one of its own
      await createFile(`${path}/${n}.md`, bytes(`${process.pid}\n`)).catch((error: unknown) => {
        if (!(error instanceof UserError && error.code === "exists")) throw error;
      });
      await createFile(`${path}/${rest[1]}-${n}.md`, bytes(`${rest[1]} ${n}\n`));
    }
  },
  async appendMany() {
    for (let n = 0; n < Number(rest[0]); n++) {
      await editFile(path, (before) => Buffer.concat([before, bytes(`${rest[1]} ${n}\n`)]));
    }
  },
  hold: () =>
    editFile(path, async (before) => {
      process.stdout.write("held\n");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      return before;
    }),
};

process.on("SIGTERM", () => process.exit(143));
process.stdin.once("data", () => {
  process.stdin.destroy();
  commands[command]?.().catch((error: unknown) => {
    const known = error instanceof UserError ? error : undefined;
    process.stdout.write(JSON.stringify({ code: known?.code, message: String(error), hint: known?.hint }));
    process.exitCode = known?.exitCode ?? 70;
  });
});
process.stdout.write("ready\n");
