import { bundledFonts } from "../../edge/shipped.ts";
import { type SigningKey, signSeal } from "../../edge/signature.ts";
import type { Manifest } from "../../model/manifest.ts";
import { type Seal, sealText } from "../../model/seal.ts";
import { FORMATS } from "../../render/index.ts";
import type { Rendered, Renderer } from "../../render/renderer.ts";
import type { DocumentKind } from "../../report/document-kind.ts";
import { type ManifestParts, manifestOf, type SealParts, sealOf } from "../../report/manifest.ts";
import type { Session } from "../session.ts";
import { assetsFor } from "./assets.ts";
import { type Built, type BuiltDocument, builtDocuments } from "./build.ts";
import type { MakeOptions } from "./options.ts";
import { writeOut } from "./put-out.ts";

/** A document on its way out. */
export interface Outgoing {
  readonly made: Built;
  readonly kind: DocumentKind;
  readonly renderers: readonly Renderer[];
  readonly suffix: string;
  readonly confirmed: Manifest["confirmed"];
  /** Of what names its commit. */
  readonly commit: string | undefined;
  /** Of a final: what its seal says beside. */
  readonly sealing: Sealing | undefined;
  /** Absolute path. */
  readonly folder: string;
}

/** What is known of a final before it is made. */
export interface Sealing extends Pick<SealParts, "commit" | "folder" | "accuracy" | "replaces"> {
  readonly key: SigningKey | undefined;
}

/** Makes each format and prints the one, or writes all with their manifest or seal. */
export async function putOut(session: Session, options: MakeOptions, outgoing: Outgoing): Promise<void> {
  const { terminal } = session;
  const { made, kind, renderers, suffix, sealing } = outgoing;
  const outputs = await builtDocuments(session, made, renderers, `${kind.name}${suffix}`);
  for (const { format, rendered } of outputs) sayLeftOut(session, format, rendered);
  if (options.stdout) {
    for (const output of outputs) terminal.document(output.bytes);
    return;
  }
  const parts = partsOf(session, outgoing, outputs);
  const about = { document: kind.name, period: manifestPeriod(made) };
  const set = { folder: outgoing.folder, suffix, about, outputs: outputs.map(asFile) };
  const manifest = sealing ? undefined : manifestOf({ ...parts, commit: outgoing.commit });
  await writeOut(session, options, {
    ...set,
    ...(manifest
      ? { last: jsonFile(`manifest${suffix}.json`, manifest), beside: [] }
      : await sealed(session, outgoing, parts, outputs)),
  });
}

/** What a manifest and a seal say alike of what was made. */
export function partsOf(
  { world }: Pick<Session, "world">,
  {
    made,
    kind,
    renderers,
    confirmed,
  }: Pick<Outgoing, "made" | "kind" | "renderers"> & { confirmed?: Manifest["confirmed"] },
  outputs: readonly BuiltDocument[],
): ManifestParts {
  const { templates } = assetsFor(made.source.base, world);
  return {
    source: made.source,
    kind,
    tool: { version: world.version, platform: world.architecture },
    templates: [made.template, ...templates].map(({ path, shipped, sha256 }) => ({ path, shipped, sha256 })),
    fonts: renderers.some((one) => one.usesFonts)
      ? [...(outputs.find(({ rendered }) => rendered.fonts)?.rendered.fonts ?? bundledFonts(world))]
      : [],
    formats: renderers.map((one) => one.format),
    confirmed,
    outputs: outputs.map(({ path, bytes }) => ({ path, sha256: world.sha256(bytes) })),
    sha256: world.sha256,
    gitBlobId: world.gitBlobId,
  };
}

/** Digest of the report as Markdown, whatever the formats asked for. */
export async function contentDigest(
  session: Pick<Session, "world" | "terminal">,
  made: Built,
  outputs: readonly BuiltDocument[],
): Promise<string> {
  const there = outputs.find((one) => one.format === "md");
  if (there) return session.world.sha256(there.bytes);
  const markdown = await FORMATS.find((one) => one.format === "md")?.load();
  const [other] = markdown ? await builtDocuments(session, made, [markdown], "content") : [];
  if (!other) throw new Error("Markdown is always among the formats");
  return session.world.sha256(other.bytes);
}

async function sealed(
  session: Session,
  { made, sealing, suffix }: Outgoing,
  parts: ManifestParts,
  outputs: readonly BuiltDocument[],
) {
  if (!sealing) throw new Error("a final is sealed");
  const { key, ...about } = sealing;
  const content = await contentDigest(session, made, outputs);
  const body: Omit<Seal, "digest"> = sealOf({ ...parts, ...about, content, signed: key?.format });
  const text = sealText(body, session.world.sha256);
  const name = `seal${suffix}.json`;
  const signature = key && (await signSeal(key, text, session.world));
  const bytes = (data: string) => new TextEncoder().encode(data);
  return {
    last: { name, bytes: bytes(text) },
    beside: signature ? [{ name: `${name}${signature.ending}`, bytes: bytes(signature.text) }] : [],
  };
}

function manifestPeriod({ source: { facts } }: Built): string {
  return [facts.period.year.label, facts.period.quarter ?? []].flat().join("-");
}

function asFile({ path, bytes }: BuiltDocument) {
  return { name: path, bytes };
}

function jsonFile(name: string, content: unknown) {
  return { name, bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`) };
}

/** What a format could not show, or left out: nobody has to find that out by reading it. */
export function sayLeftOut(
  { terminal }: Pick<Session, "terminal">,
  format: string,
  { replaced, notes = [] }: Pick<Rendered, "replaced" | "notes">,
): void {
  const codes = [...new Set(replaced.map((one) => one.character))].join(", ");
  if (codes !== "")
    terminal.note(`In the ${format}, characters that cannot be shown stand as their codes: ${codes}.`);
  for (const note of notes) terminal.note(`In the ${format}: ${note}`);
}
