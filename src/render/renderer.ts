import type { ReportDocument } from "../model/document.ts";

/** What renderers need beside the document. */
export interface RenderAssets {
  /** Text of the PDF's theme. */
  readonly theme: string;
  /** Text of the style of the HTML. */
  readonly style: string;
  /** Folder of the bundled fonts. */
  readonly fontsFolder: string;
  /** Lower-case hex. */
  sha256(data: string): string;
  /** File of the engine that draws pictures as PNG; without it, a format that needs one has their text alternatives. */
  readonly pictureEngine?: string;
}

/** A finished output, and the characters that stand in it as codes since they cannot be shown (`U+1F642`). */
export interface Rendered {
  readonly bytes: Uint8Array;
  readonly replaced: readonly { readonly character: string }[];
  /** How many pages it has, in a format of pages. */
  readonly pages?: number;
  /** What else the user should know of it, in sentences. */
  readonly notes?: readonly string[];
  /** The bundled fonts with their digests, by name, where they were worked out beside. */
  readonly fonts?: readonly { readonly path: string; readonly sha256: string }[];
}

/** Makes one format of a report: the same document, the same bytes, on any machine and at any time. */
export interface Renderer {
  /** The file's ending, which is also what `--format` takes. */
  readonly format: string;
  /** Whether the bundled fonts decide its bytes: the manifest then names them. */
  readonly usesFonts: boolean;
  /** Whether it works on a second thread: what else is to be made can be made meanwhile. */
  readonly isBeside?: boolean;
  /** Whether this machine can make it. */
  isThere(): Promise<boolean>;
  render(document: ReportDocument, assets: RenderAssets): Promise<Rendered>;
}
