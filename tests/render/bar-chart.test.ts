import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { drawBars } from "../../src/render/bar-chart.ts";

/** The texts and the names of the elements of an SVG; throws where it is not well formed. */
function read(svg: string): { readonly texts: readonly string[]; readonly elements: ReadonlySet<string> } {
  const [texts, elements]: [string[], Set<string>] = [[], new Set()];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => elements.add(name));
  parser.on("text", (text) => {
    if (text.trim() !== "") texts.push(text);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { texts, elements };
}

const bar = (label: string, value: number) => ({ label, value, says: String(value) });
const lengthsIn = (svg: string) => [...svg.matchAll(/d="M\d+,\d+h(\d+)v14h/g)].map((one) => Number(one[1]));

describe("bars", () => {
  it("stand beside their names and numbers, and begin at nothing", async () => {
    const svg = await drawBars({ bars: [bar("Data", 12), bar("Children", 6), bar("Leaders", 0)] });
    expect(read(svg).texts).toEqual(["Data", "Children", "Leaders", "12", "6", "0"]);
    const [data = 0, children = 0, leaders] = lengthsIn(svg);
    expect(Math.abs(data - 2 * children)).toBeLessThanOrEqual(1);
    expect(leaders ?? 0).toBe(0);
  });

  it("stand on white in a dark colour, in the bundled font, at the size of the text", async () => {
    const svg = await drawBars({ bars: [bar("Data", 1)] });
    expect(svg).toContain('fill="white"');
    expect(new Set([...svg.matchAll(/font-family="([^"]*)"/g)].map((one) => one[1]))).toEqual(
      new Set(["Atkinson Hyperlegible Next, Noto Sans, sans-serif"]),
    );
    expect(svg).toContain('font-size="12px"');
  });

  it.each([
    "</text><script>alert(1)</script>",
    '"><image href="https://example.org/x.png"/>',
    "a & b < c > d ' \"",
    "signal: bars; datum.value",
    "{{signal}} $[1+1] #[x]",
  ])("print hostile words as text: %s", async (label) => {
    const svg = await drawBars({ bars: [bar(label, 2), bar("Data", 1)] });
    const { texts, elements } = read(svg);
    expect(texts[0]).toBe(label);
    expect([...elements].sort()).toEqual(["g", "line", "path", "rect", "svg", "text"]);
  });

  it("keep two of one name apart, and are the same bytes each time", async () => {
    const chart = { bars: [bar("Quarter 2", 3), bar("Quarter 2", 5)] };
    const svg = await drawBars(chart);
    expect(lengthsIn(svg).length).toBe(2);
    expect(new Set([...svg.matchAll(/M\d+,(\d+)h/g)].map((one) => one[1])).size).toBeGreaterThan(1);
    expect(await drawBars(chart)).toBe(svg);
  });
});
