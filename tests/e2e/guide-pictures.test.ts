import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";

const GUIDE = join(ROOT, "docs/guide");
const { makePictures } = await import("../../scripts/terminal-pictures.mjs");

/** The names of commits are others as soon as the example is. */
const withoutCommits = (svg: string) => svg.replaceAll(/\b[0-9a-f]{12}\b/g, "COMMIT");

describe.skipIf(!program("tmux", "tmux") || !program("git", "git"))("the pictures of docs/guide", () => {
  it("are what a terminal shows, and each stands on a page with its sentence", async () => {
    if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
    const pictures = await makePictures();
    expect(readdirSync(join(GUIDE, "images")).sort()).toEqual(
      pictures.map(({ name }) => `${name}.svg`).sort(),
    );
    const pages = readdirSync(GUIDE)
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(join(GUIDE, name), "utf8"))
      .join("\n");
    for (const { name, says, svg } of pictures) {
      const kept = readFileSync(join(GUIDE, `images/${name}.svg`), "utf8");
      expect(withoutCommits(kept), `${name}.svg is old: type npm run pictures`).toBe(withoutCommits(svg));
      expect(pages).toContain(`![${says}](images/${name}.svg)`);
    }
  });
});
