import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { World } from "./world.ts";

/** Where this tool was installed from, as `--tool` would name it. */
export interface OwnSource {
  readonly kind: "tarball" | "git";
  readonly where: string;
}

/** Where npm says that it installed this tool from; undefined for a registry, for a checkout, and where npm says nothing. */
export function ownSource({ templatesFolder }: Pick<World, "templatesFolder">): OwnSource | undefined {
  const own = dirname(templatesFolder);
  const modules = dirname(own);
  if (basename(modules) !== "node_modules") return undefined;
  const from = resolvedIn(join(modules, ".package-lock.json"), `node_modules/${basename(own)}`);
  if (from?.startsWith("file:") && from.endsWith(".tgz"))
    return { kind: "tarball", where: resolve(dirname(modules), from.slice("file:".length)) };
  return from?.startsWith("git+") ? { kind: "git", where: from } : undefined;
}

function resolvedIn(path: string, name: string): string | undefined {
  try {
    const lock: { packages?: Record<string, { resolved?: unknown }> } = JSON.parse(
      readFileSync(path, "utf8"),
    );
    const found = lock.packages?.[name]?.resolved;
    return typeof found === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}
