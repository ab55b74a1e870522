import { secondThread } from "../../edge/asked-thread.ts";
import type { ReportDocument } from "../../model/document.ts";
import type { Rendered, Renderer } from "../../render/renderer.ts";

/** What the thread is asked: whether the engine is there, or a PDF. */
export type PdfAsk =
  | { readonly is: "there" }
  | { readonly is: "make"; readonly document: ReportDocument; readonly theme: string };

/**
 * The PDF renderer on a second thread, which loads the engine while records are read and makes the PDF while other
 * formats are made. Undefined where the thread's program is not built.
 */
export function pdfBeside({ fontsFolder }: { readonly fontsFolder: string }): Renderer | undefined {
  const thread = secondThread<PdfAsk, Rendered | boolean>({ fontsFolder });
  if (!thread) return undefined;
  return {
    format: "pdf",
    usesFonts: true,
    isBeside: true,
    isThere: async () => (await thread.ask({ is: "there" })) === true,
    async render(document, { theme }) {
      const made = await thread.ask({ is: "make", document, theme });
      if (typeof made === "boolean") throw new Error("a PDF was asked for");
      return made;
    },
  };
}
