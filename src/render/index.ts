import type { Renderer } from "./renderer.ts";

/** A format as `--format` lists it; its renderer is loaded when it is used. */
export interface ListedFormat {
  readonly format: string;
  load(): Promise<Renderer>;
}

/** Every format of a report. */
export const FORMATS: readonly ListedFormat[] = [
  { format: "md", load: async () => (await import("./markdown.ts")).markdown },
  { format: "pdf", load: async () => (await import("./pdf.ts")).pdf },
  { format: "html", load: async () => (await import("./html.ts")).html },
  { format: "docx", load: async () => (await import("./docx.ts")).docx },
];
