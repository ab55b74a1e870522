import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logoNamed } from "../../src/parse/logo/logo.ts";

const text = (value: string) => new TextEncoder().encode(value);
const read = (path: string, bytes: Uint8Array) => logoNamed(path, { images: [{ path, bytes }], leftOut: [] });
const svg = (value: string) => read("templates/logo.svg", text(value));
const drawn = (made: ReturnType<typeof read>) => {
  if (!made || "fault" in made) throw new Error(made?.fault.message ?? "no logo");
  return { ...made.logo, text: Buffer.from(made.logo.bytes).toString("latin1") };
};

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(width: number, height: number, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...more,
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const segment = (mark: number, data: readonly number[]) => [0xff, mark, 0, data.length + 2, ...data];
const jpeg = (...more: number[]) =>
  Uint8Array.from([
    ...[0xff, 0xd8, ...segment(0xe0, [...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]), ...more],
    ...segment(0xc0, [8, 0, 20, 0, 40, 1, 1, 0x11, 0]),
    ...[...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xff, 0xd9],
  ]);

describe("a PNG", () => {
  it("keeps what draws, and loses words and whatever stands behind its end", () => {
    const made = drawn(
      read(
        "templates/logo.png",
        Buffer.concat([png(4, 2, chunk("tEXt", Buffer.from("Author\0A. Marlow"))), Buffer.from("more")]),
      ),
    );
    expect(made).toMatchObject({ format: "png", width: 4, height: 2 });
    expect(made.text).not.toMatch(/Marlow|more/);
    expect(Buffer.from(made.bytes).equals(png(4, 2))).toBe(true);
  });

  it("is none where a byte is wrong, where it is cut, or where it is very large", () => {
    const whole = png(4, 2);
    const changed = Buffer.from(whole);
    changed[20] = 7;
    for (const bytes of [changed, whole.subarray(0, -6), text("<svg/>"), new Uint8Array()])
      expect(read("templates/logo.png", bytes)).toMatchObject({
        fault: { message: "The file is no whole PNG." },
      });
    expect(read("templates/logo.png", png(4001, 1))).toMatchObject({
      fault: { message: "The logo has more than 4,000 pixels on a side." },
    });
  });
});

describe("a JPEG", () => {
  it("keeps what draws, and loses comments and where it was taken", () => {
    const notes = [
      ...segment(0xe1, [...Buffer.from("Exif place")]),
      ...segment(0xfe, [...Buffer.from("by A. Marlow")]),
    ];
    const made = drawn(read("templates/logo.jpeg", jpeg(...notes)));
    expect(made).toMatchObject({ format: "jpeg", width: 40, height: 20 });
    expect(made.text).not.toMatch(/Exif|Marlow/);
    expect(Buffer.from(made.bytes).equals(Buffer.from(jpeg()))).toBe(true);
  });

  it("is none where it is cut, or something else", () => {
    for (const bytes of [
      jpeg().subarray(0, -2),
      jpeg().subarray(0, 30),
      png(1, 1),
      new Uint8Array([0xff, 0xd8]),
    ])
      expect(read("templates/logo.jpg", bytes)).toMatchObject({
        fault: { message: "The file is no whole JPEG." },
      });
  });
});

describe("an SVG", () => {
  it("is written anew, without what it says of itself and of the program that made it", () => {
    const made = drawn(
      svg(`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- A. Marlow --><svg xmlns="http://www.w3.org/2000/svg" xmlns:x="urn:x" width="10mm" height="5mm"><metadata><a>b</a></metadata>
<x:view x:author="A. Marlow"/><defs><linearGradient id="g"><stop offset="0"/></linearGradient><linearGradient id="h" xlink:href="#g"/></defs>
<path x:label="c" d="M0 0h9" fill="url(#h)"/><text>A &amp; B &lt;</text></svg>`),
    );
    expect(made).toMatchObject({ format: "svg", width: 10, height: 5 });
    expect(made.text).not.toMatch(/Marlow|metadata|DOCTYPE|x:|urn:/);
    expect(made.text).toContain('<linearGradient id="h" href="#g">');
    expect(made.text).toContain("<text>A &#38; B &#60;</text>");
    expect(drawn(svg(made.text)).text).toBe(made.text);
  });

  it.each([
    ["a script", "<script>a()</script>"],
    ["a script behind a prefix", '<g xmlns:s="http://www.w3.org/2000/svg" onload="a()"/>'],
    ["a page within", "<foreignObject/>"],
    ["an animation", '<set attributeName="href" to="javascript:a()"/>'],
    ["a picture", '<image href="data:image/png;base64,AAAA"/>'],
    ["copies, which may be of copies", '<use href="#a"/>'],
    ["a link", '<a href="https://example.org"/>'],
    ["a style that asks for another", "<style>@import 'https://example.org/a.css';</style>"],
    ["a style that loads", "<style>path { fill: url(https://example.org/a) }</style>"],
    ["a style that hides what it loads", "<style>path { fill: u\\72l(https://example.org/a) }</style>"],
    ["an address in a colour", `<path style="fill:url('//example.org/a')"/>`],
    ["a gradient from elsewhere", '<linearGradient xlink:href="https://example.org/a.svg#b"/>'],
    ["depth without end", "<g>".repeat(80) + "</g>".repeat(80)],
  ])("is refused with %s", (_, inner) => {
    const made = svg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`);
    expect(made).toMatchObject({ fault: { message: /^The SVG has something that a logo/ } });
  });

  it.each([
    "<svg",
    "<html/>",
    "\u0000",
    "<svg width='9' height='9'>&a;</svg>",
    '<?xml-stylesheet href="a.css"?><svg/>',
  ])("is none: %j", (value) => {
    expect(svg(value)).toHaveProperty("fault");
  });
});

it("never throws, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("png", "jpg", "svg"), (bytes, ending) => {
      const heads = { png: png(1, 1).subarray(0, 40), jpg: jpeg().subarray(0, 20), svg: text("<svg ") };
      for (const head of [new Uint8Array(), heads[ending as "png"]])
        expect(read(`templates/logo.${ending}`, Buffer.concat([head, bytes]))).toBeDefined();
    }),
  );
});

it("is not looked for where the configuration names none", () => {
  expect(logoNamed(undefined, { images: [], leftOut: [] })).toBeUndefined();
});
