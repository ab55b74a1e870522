import { answering } from "../../edge/asked-thread.ts";
import { openPdfMaker, type Pdf } from "../../render/pdf.ts";
import type { PdfAsk } from "./pdf-beside.ts";

// the second thread of `pdfBeside`: loads the engine and its fonts while records are read, and makes the PDF then
answering(({ fontsFolder }: { readonly fontsFolder: string }) => {
  const opened = openPdfMaker({ fontsFolder });
  opened.catch(() => undefined);
  return async (ask: PdfAsk): Promise<Pdf | boolean> => {
    if (ask.is === "make") return (await opened)(ask.document, ask.theme);
    return opened.then(
      () => true,
      () => false,
    );
  };
});
