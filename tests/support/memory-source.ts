import { createHash } from "node:crypto";
import { compareText } from "../../src/model/problem.ts";
import type { Source } from "../../src/model/source.ts";

/** A commit in memory: texts or bytes by their paths. */
export function memorySource(files: ReadonlyMap<string, string | Uint8Array>): Source {
  const bytes = new Map([...files].map(([path, content]) => [path, Buffer.from(content)]));
  const name = (content: Buffer) =>
    createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
  const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  return {
    kind: "commit",
    label: "commit in memory",
    root: "/nowhere",
    commit: { id: "0".repeat(40), seconds: 0 },
    list: async (paths) =>
      [...bytes]
        .filter(([path]) => paths.some((folder) => isBelow(path, folder)))
        .map(([path, content]) => ({ path, kind: "file" as const, size: content.length }))
        .sort((a, b) => compareText(a.path, b.path)),
    async *read(paths) {
      yield paths.map((path) => {
        const content = bytes.get(path);
        return content ? { path, bytes: content } : { path, failure: "there is no such file" };
      });
    },
    blobs: async () => (path) => {
      const content = bytes.get(path);
      return content && name(content);
    },
  };
}
