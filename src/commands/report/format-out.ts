import { bundledFonts, type TemplateInForce } from "../../edge/shipped.ts";
import type { Manifest } from "../../model/manifest.ts";
import type { RenderAssets, Rendered, Renderer } from "../../render/renderer.ts";
import type { Composed } from "../../report/compose.ts";
import type { DocumentKind } from "../../report/document-kind.ts";
import type { ReportSource } from "../../report/input.ts";
import { manifestOf } from "../../report/manifest.ts";
import type { Session } from "../session.ts";
import { assetsFor } from "./assets.ts";
import type { MakeOptions } from "./options.ts";
import { writeOut } from "./put-out.ts";

/** A document on its way out. */
export interface Outgoing {
  readonly made: Composed & { readonly source: ReportSource };
  readonly kind: DocumentKind;
  readonly template: TemplateInForce;
  readonly renderers: readonly Renderer[];
  readonly suffix: string;
  readonly confirmed: Manifest["confirmed"];
  readonly commit: string | undefined;
}

/** Makes each format and prints the one, or writes all with their manifest. */
export async function putOut(session: Session, options: MakeOptions, outgoing: Outgoing): Promise<void> {
  const { world, terminal } = session;
  const { made, kind, template, renderers, suffix, confirmed, commit } = outgoing;
  const { assets, templates } = assetsFor(made.source.base, world);
  const outputs = await rendered(session, renderers, made, assets, `${kind.name}${suffix}`);
  if (options.stdout) {
    for (const output of outputs) terminal.document(output.bytes);
    return;
  }
  const manifest = manifestOf({
    source: made.source,
    kind,
    tool: { version: world.version, platform: world.architecture },
    templates: [template, ...templates].map(({ path, shipped, sha256 }) => ({ path, shipped, sha256 })),
    fonts: renderers.some((one) => one.usesFonts) ? [...bundledFonts(world)] : [],
    formats: renderers.map((one) => one.format),
    confirmed,
    commit,
    outputs: outputs.map(({ name, bytes }) => ({ path: name, sha256: world.sha256(bytes) })),
    sha256: world.sha256,
    gitBlobId: world.gitBlobId,
  });
  await writeOut(session, options, made.source.facts, { manifest, suffix, outputs });
}

async function rendered(
  session: Session,
  renderers: readonly Renderer[],
  { document }: Composed,
  assets: RenderAssets,
  name: string,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const { terminal } = session;
  const outputs: { name: string; bytes: Uint8Array }[] = [];
  for (const renderer of renderers) {
    terminal.progress(`Making ${renderer.format}`);
    const made = await renderer.render(document, assets);
    outputs.push({ name: `${name}.${renderer.format}`, bytes: made.bytes });
    sayLeftOut(session, renderer.format, made);
  }
  terminal.progress("");
  return outputs;
}

/** What a format could not show, or left out: nobody has to find that out by reading it. */
export function sayLeftOut(
  { terminal }: Session,
  format: string,
  { replaced, notes = [] }: Pick<Rendered, "replaced" | "notes">,
): void {
  const codes = [...new Set(replaced.map((one) => one.character))].join(", ");
  if (codes !== "")
    terminal.note(`In the ${format}, characters that cannot be shown stand as their codes: ${codes}.`);
  for (const note of notes) terminal.note(`In the ${format}: ${note}`);
}
