import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { World } from "./world.ts";

/** A template in force: the partnership's own where it has one, else the shipped one. */
export interface TemplateInForce {
  /** Relative to the knowledge base or to the package: `templates/quarterly-report.md`. */
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** A local template with the shipped one's bytes counts as shipped. */
  readonly shipped: boolean;
}

/** The template of that name, `quarterly-report.md`: the knowledge base's own, else the shipped one. */
export function templateInForce(base: KnowledgeBase, name: string, world: World): TemplateInForce {
  const path = `templates/${name}`;
  const bytes = readFileSync(join(world.templatesFolder, name));
  const sha256 = world.sha256(bytes);
  const local = base.templates.find((one) => one.path === path);
  const ours = local && world.sha256(local.bytes);
  if (local && ours !== undefined && ours !== sha256)
    return { path, text: local.text, sha256: ours, shipped: false };
  return { path, text: bytes.toString("utf8"), sha256, shipped: true };
}

/** The manual's page of a rule. */
export function rulePage(rule: string, world: World): string {
  return readFileSync(join(world.rulesFolder, `${rule}.md`), "utf8");
}

/** The bundled fonts with their digests, by name. */
export function bundledFonts(
  world: Pick<World, "fontsFolder" | "sha256">,
): readonly { readonly path: string; readonly sha256: string }[] {
  return readdirSync(world.fontsFolder)
    .filter((name) => name.endsWith(".ttf"))
    .sort()
    .map((name) => ({ path: name, sha256: world.sha256(readFileSync(join(world.fontsFolder, name))) }));
}

/** A file that the package brings, by its path below `templates/`; undefined where it brings none of that name. */
export function shippedFile(world: World, path: string): Uint8Array | undefined {
  const full = join(world.templatesFolder, path);
  return existsSync(full) ? readFileSync(full) : undefined;
}

/** The names in a folder that the package brings, by its path below `templates/`, sorted; none where it has no such folder. */
export function shippedNames(world: World, folder: string): readonly string[] {
  const full = join(world.templatesFolder, folder);
  return existsSync(full) ? readdirSync(full).sort() : [];
}
