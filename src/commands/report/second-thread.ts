import { answering } from "../../edge/asked-thread.ts";
import { nodeCrypto } from "../../edge/node-crypto.ts";
import { type ScanAsk, scanAnswers } from "../../edge/scan-thread.ts";
import { scrypt } from "../../edge/scrypt.ts";
import { bundledFonts } from "../../edge/shipped.ts";
import type { Problem } from "../../model/problem.ts";
import { openPdfMaker } from "../../render/pdf.ts";
import type { Rendered } from "../../render/renderer.ts";
import type { PdfAsk } from "./pdf-beside.ts";

// the second thread of `pdfBeside`: loads the engine and its fonts while records are read, and makes the PDF then; in
// between it looks for what identifies a person, where the files are too few for a thread of their own
const sha256 = (data: string | Uint8Array) => nodeCrypto().createHash("sha256").update(data).digest("hex");

answering(({ fontsFolder }: { readonly fontsFolder: string }) => {
  const opened = openPdfMaker({ fontsFolder });
  // there is time for the digests of the fonts while records are read
  const fonts = opened.then(() => bundledFonts({ fontsFolder, sha256 }));
  fonts.catch(() => undefined);
  const scanned = scanAnswers(scrypt);
  return async (ask: PdfAsk | ScanAsk): Promise<Rendered | readonly Problem[] | boolean> => {
    if (ask.is === "scan") return scanned(ask);
    if (ask.is === "make") return { ...(await opened)(ask.document, ask.theme), fonts: await fonts };
    return opened.then(
      () => true,
      () => false,
    );
  };
});
