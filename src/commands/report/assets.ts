import { type TemplateInForce, templateInForce } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { RenderAssets } from "../../render/renderer.ts";

/** What renderers need beside a document, and the templates that it comes from: the partnership's own or the shipped ones. */
export function assetsFor(
  base: KnowledgeBase,
  world: World,
): { readonly assets: RenderAssets; readonly templates: readonly TemplateInForce[] } {
  const theme = templateInForce(base, "theme.typ", world);
  const style = templateInForce(base, "report.css", world);
  const { fontsFolder, pictureEngine, sha256 } = world;
  const assets = { theme: theme.text, style: style.text, fontsFolder, pictureEngine, sha256 };
  return { assets, templates: [theme, style] };
}
