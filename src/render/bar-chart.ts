import { parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import type { BarChart } from "../model/document.ts";

/** The width of the text on an A4 page, in points: at full width, 12 is then 12 points. */
const WIDTH = 493;
const ROW = 22;
const BAR = 14;
const GAP = 8;
const FONT_SIZE = 12;
/** Of a letter: the mean of a wide font, as a page of HTML takes what the reader's machine has. */
const LETTER = 7.5;
/** What names and numbers leave to the bars at least: rather a name that runs out of the picture than bars of no length. */
const BARS_AT_LEAST = 60;
/** Dark teal: 9 to 1 on white, and dark in grey print. */
const FILL = "#1b4f5c";
const RULE = "#4a5459";
const FONT = "Atkinson Hyperlegible Next, Noto Sans, sans-serif";

/**
 * Draws bars as SVG: the same text for the same chart on any machine. Names and numbers stand beside the bars, so
 * nothing is told by colour, and no scale need be read. Nothing is evaluated as code (`ast`).
 */
export async function drawBars(chart: BarChart): Promise<string> {
  const view = new View(parse(specOf(chart), undefined, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function specOf({ bars }: BarChart): Spec {
  const right = WIDTH - widest(bars.map((one) => one.says)) - GAP;
  const left = Math.min(right - BARS_AT_LEAST, widest(bars.map((one) => one.label)) + GAP);
  const height = bars.length * ROW;
  const most = Math.max(1, ...bars.map((one) => one.value));
  return {
    width: WIDTH,
    height,
    padding: 0,
    autosize: "none",
    background: "white",
    data: [{ name: "bars", values: bars.map((one, at) => ({ ...one, at })) }],
    scales: [
      { name: "x", type: "linear", domain: [0, most], range: [left, right], round: true },
      { name: "y", type: "band", domain: { data: "bars", field: "at" }, range: [0, height] },
    ],
    marks: [
      {
        type: "rect",
        aria: false,
        from: { data: "bars" },
        encode: {
          enter: {
            x: { value: left },
            x2: { scale: "x", field: "value" },
            y: { scale: "y", field: "at", offset: (ROW - BAR) / 2 },
            height: { value: BAR },
            fill: { value: FILL },
          },
        },
      },
      text("label", { value: left - GAP }, "right"),
      text("says", { scale: "x", field: "value", offset: GAP }, "left"),
      {
        type: "rule",
        aria: false,
        encode: {
          enter: {
            x: { value: left },
            x2: { value: left },
            y: { value: 0 },
            y2: { value: height },
            stroke: { value: RULE },
          },
        },
      },
    ],
  };
}

function text(field: string, x: object, align: "left" | "right") {
  return {
    type: "text" as const,
    aria: false,
    from: { data: "bars" },
    encode: {
      enter: {
        text: { field },
        x,
        y: { scale: "y", field: "at", offset: ROW / 2 },
        align: { value: align },
        baseline: { value: "middle" as const },
        font: { value: FONT },
        fontSize: { value: FONT_SIZE },
        fill: { value: "black" },
      },
    },
  };
}

function widest(texts: readonly string[]): number {
  return Math.ceil(Math.max(...texts.map((one) => one.length)) * LETTER);
}
