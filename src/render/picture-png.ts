import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../model/problem.ts";

/** A picture as points of colour, and its size as the SVG names it. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Wide enough for print: 250 points an inch over the width of an A4 page's text. */
const POINTS_WIDE = 1700;
const FAMILY = "Atkinson Hyperlegible Next";

let started: Promise<unknown> | undefined;

/**
 * Draws pictures as PNG, by an engine without the machine's fonts: the same bytes on any machine. `engine` is the file
 * of its compiled part. A picture that cannot be drawn is left out, and so are all where the engine is not there.
 */
export async function drawPictures(
  svgs: readonly string[],
  engine: string | undefined,
  fontsFolder: string,
): Promise<ReadonlyMap<string, Picture>> {
  if (svgs.length === 0 || engine === undefined) return new Map();
  try {
    const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
    const compiled = readFileSync(engine);
    started ??= initWasm(compiled);
    await started;
    const fontBuffers = fontsIn(fontsFolder);
    const font = { fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY };
    const draw = (svg: string): Picture => {
      const drawing = new Resvg(svg, { font, fitTo: { mode: "width", value: POINTS_WIDE } });
      const { width, height } = drawing;
      return { png: drawing.render().asPng(), width, height };
    };
    return new Map(svgs.flatMap((svg) => drawn(svg, draw)));
  } catch {
    return new Map();
  }
}

function drawn(svg: string, draw: (svg: string) => Picture): [string, Picture][] {
  try {
    return [[svg, draw(svg)]];
  } catch {
    return [];
  }
}

function fontsIn(folder: string): Uint8Array[] {
  const names = readdirSync(folder).filter((name) => /^(?:Atkinson|NotoSans_).*\.ttf$/.test(name));
  return names.sort(compareText).map((name) => readFileSync(join(folder, name)));
}
