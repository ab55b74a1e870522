import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { secondsAtMidnight } from "../model/day.ts";
import type { DocumentLogo, ReportDocument } from "../model/document.ts";
import { type FontFile, readFonts } from "./font-file.ts";
import { logoSize } from "./logo-size.ts";
import { cautiousPrinterFor, type Printer, printerFor, type ReplacedCharacter } from "./pdf-characters.ts";
import { type AnchorPlace, placesOf } from "./pdf-links.ts";
import { finished, missingTags } from "./pdf-tags.ts";
import { PAGE, pdfTree } from "./pdf-tree.ts";
import { readableColour } from "./readable-colour.ts";
import type { Renderer } from "./renderer.ts";

/** What a PDF needs beside the report. */
export interface PdfAssets {
  /** The text of `theme.typ`. */
  readonly theme: string;
  /** The folder of the bundled fonts, named as in their packages: `NotoSans_400Regular.ttf`. */
  readonly fontsFolder: string;
  /** The engine's root, from which a theme could read files: an empty folder. The fonts' folder where undefined. */
  readonly emptyFolder?: string;
}

/** A PDF and the characters that it shows as codes, because none of its fonts has them. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly replaced: readonly ReplacedCharacter[];
  readonly pages: number;
  /** What else the user should know of it. */
  readonly notes?: readonly string[];
}

/**
 * The families that may be used, in the order in which a character is looked for, by the names of their files. One that
 * is not in the folder of fonts is not named to the engine, which might find it on the machine.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  AtkinsonHyperlegibleNext: "Atkinson Hyperlegible Next",
  NotoSans: "Noto Sans",
  Vazirmatn: "Vazirmatn",
  NotoSansArabic: "Noto Sans Arabic",
  NotoSansHebrew: "Noto Sans Hebrew",
  NotoSansSymbols2: "Noto Sans Symbols 2",
  NotoSansMath: "Noto Sans Math",
};
const CODE_FAMILY = "Atkinson Hyperlegible Mono";
/** UA-1 wants a title. */
const UNTITLED = "Report";
const LOGO_NOT_DRAWN = "The logo could not be drawn, and is left out.";
const HEAD_SIZE = 9.5;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.marginX;

/** The PDF renderer. */
export const pdf: Renderer = { format: "pdf", usesFonts: true, isThere: isPdfEngineThere, render: renderPdf };

/** Whether the PDF engine is there: its compiled part exists for some platforms only. */
export async function isPdfEngineThere(): Promise<boolean> {
  try {
    await loadEngine();
    return true;
  } catch {
    return false;
  }
}

/**
 * The report as PDF/UA-1: tagged, fonts embedded, created at 00:00 UTC of the day that the report counts to. The same
 * document gives the same bytes on any machine with this engine. Characters that no bundled font has are printed as
 * codes, `[U+1F642]`, and given back; no text of the report can stop it or run in it.
 */
export async function renderPdf(document: ReportDocument, assets: PdfAssets): Promise<Pdf> {
  return (await openPdfMaker(assets))(document, assets.theme);
}

/** As `renderPdf`, with the engine and its fonts loaded before there is a document. Rejects where there is no engine. */
export async function openPdfMaker(
  assets: Omit<PdfAssets, "theme">,
): Promise<(document: ReportDocument, theme: string) => Pdf> {
  const { NodeCompiler: Compiler } = await loadEngine();
  const fonts = readFonts(assets.fontsFolder).filter((font) => font.family in FAMILIES);
  const workspace = assets.emptyFolder ?? assets.fontsFolder;
  const compiler = Compiler.create({
    workspace,
    fontArgs: [{ fontPaths: [assets.fontsFolder] }],
  });
  return (document, theme) => made({ compiler, fonts, workspace }, document, theme);
}

interface Engine {
  readonly compiler: NodeCompiler;
  readonly fonts: readonly FontFile[];
  /** The engine's root. */
  readonly workspace: string;
}

function made({ compiler, fonts, workspace }: Engine, document: ReportDocument, theme: string): Pdf {
  if (document.logo)
    compiler.mapShadow(`${workspace}/${logoFile(document.logo)}`, Buffer.from(document.logo.bytes));
  const make = (printer: Printer, what: ReportDocument = document): Pdf => {
    const input = inputOf(what, printer, fonts);
    const compiled = compile(compiler, theme, JSON.stringify(input), secondsAtMidnight(document.asAt));
    const bytes = finished(compiled.bytes, compiled.places, missingTags(input.tree));
    return { bytes, replaced: printer.replaced(), pages: pagesOf(bytes) };
  };
  const main = fonts.find((font) => font.family === Object.keys(FAMILIES)[0]);
  if (!main) throw new Error("the folder of fonts lacks the main font of the PDF");
  // The fonts' shaping rules may still leave a cluster without a glyph: rather codes than no report.
  const makeNext = (): Pdf => {
    if (!document.logo) return make(cautiousPrinterFor(main));
    const bare = { ...document, logo: undefined };
    try {
      return { ...make(printerFor(fonts), bare), notes: [LOGO_NOT_DRAWN] };
    } catch {
      return make(cautiousPrinterFor(main));
    }
  };
  try {
    return make(printerFor(fonts));
  } catch {
    return makeNext();
  } finally {
    compiler.evictCache(0);
  }
}

/** The engine writes the tree of pages near the beginning, with its count and uncompressed. */
function pagesOf(bytes: Uint8Array): number {
  const beginning = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(beginning)?.[1] ?? 0);
}

function loadEngine(): Promise<typeof import("@myriaddreamin/typst-ts-node-compiler")> {
  return import("@myriaddreamin/typst-ts-node-compiler");
}

function compile(
  compiler: NodeCompiler,
  theme: string,
  report: string,
  creationTimestamp: number,
): { readonly bytes: Uint8Array; readonly places: ReadonlyMap<string, AnchorPlace> } {
  const compiled = compiler.compile({ mainFileContent: theme, inputs: { report } });
  const made = compiled.result;
  if (!made)
    throw new Error(`the PDF engine: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  const bytes = compiler.pdf(made, { pdfStandard: "ua-1", creationTimestamp });
  return { bytes, places: placesOf(made, (document, args) => compiler.query(document, args)) };
}

function inputOf(document: ReportDocument, printer: Printer, fonts: readonly FontFile[]) {
  const line = (text: string | undefined) =>
    printer
      .printable(text ?? "")
      .replace(/\s+/g, " ")
      .trim();
  const families = Object.entries(FAMILIES).flatMap(([file, family]) =>
    fonts.some((font) => font.family === file) ? [family] : [],
  );
  const width = widthIn(fonts);
  const linesOf = (text: string, isBold: boolean) =>
    Math.ceil((width(text, isBold) * HEAD_SIZE * 1.1) / TEXT_WIDTH);
  const [notice, marking] = [line(document.notice), line(document.marking)];
  return {
    title: line(document.title) || line(document.running) || UNTITLED,
    author: line(document.author),
    notice,
    marking,
    headLines: linesOf(notice, false) + linesOf(marking, true),
    running: line(document.running),
    colour: readableColour(document.colour),
    families,
    codeFamilies: [CODE_FAMILY, ...families],
    page: PAGE,
    ...(document.logo
      ? { logo: { ...logoSize(document.logo), path: logoFile(document.logo), alt: line(document.logo.alt) } }
      : {}),
    tree: pdfTree(document.tree, { printable: printer.printable, width }),
  };
}

/** Where the engine finds the logo: a file in memory, in its empty root. */
function logoFile({ format }: DocumentLogo): string {
  return `logo.${format}`;
}

/** The width of a text, character by character in the first family that has it; kerning is left out. */
function widthIn(fonts: readonly FontFile[]): (text: string, isBold: boolean) => number {
  const inOrder = Object.keys(FAMILIES).flatMap((family) => fonts.filter((font) => font.family === family));
  const known = [new Map<string, number>(), new Map<string, number>()] as const;
  const ofCharacter = (character: string, isBold: boolean) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const having = inOrder.filter((font) => font.has(codePoint));
    const family = having.filter((font) => font.family === having[0]?.family);
    return (family.find((font) => font.isBold === isBold) ?? family[0])?.width(codePoint) ?? 0;
  };
  return (text, isBold) => {
    const widths = known[isBold ? 1 : 0];
    let total = 0;
    for (const character of text) {
      const width = widths.get(character) ?? ofCharacter(character, isBold);
      widths.set(character, width);
      total += width;
    }
    return total;
  };
}
