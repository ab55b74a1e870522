import { spawn } from "node:child_process";
import type { World } from "./world.ts";

/** The person's editor, as git finds it: VISUAL, else EDITOR; undefined where neither is set. */
export function editorOf(world: World): string | undefined {
  return [world.env["VISUAL"], world.env["EDITOR"]].find((one) => one !== undefined && one.trim() !== "");
}

/**
 * Opens a file in the editor and waits until it is closed. `path` is relative to `folder` and holds no character that a
 * shell reads: the editor's own words are the shell's, as with git. False where it could not be run or did not end well.
 */
export function openEditor(editor: string, folder: string, path: string, world: World): Promise<boolean> {
  if (!/^[A-Za-z0-9._/-]+$/.test(path) || path.startsWith("-")) throw new RangeError("not a plain path");
  const settings = { cwd: folder, stdio: "inherit", env: world.env as NodeJS.ProcessEnv } as const;
  const child =
    world.platform === "win32"
      ? spawn(`${editor} ${path}`, { ...settings, shell: true })
      : spawn("sh", ["-c", `${editor} "$@"`, editor, path], settings);
  return new Promise((done) => {
    child.on("error", () => done(false));
    child.on("close", (code) => done(code === 0));
  });
}
