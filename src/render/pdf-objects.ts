/** The objects of a PDF as text, and the file with some of them changed. */
export interface PdfObjects {
  /** What stands between `N 0 obj` and `endobj`, each byte a character; undefined where there is none. */
  of(number: number): string | undefined;
  /** Of all objects, in order. */
  readonly numbers: readonly number[];
  /** The object that the trailer names as the beginning of all. */
  readonly root: number;
  /** The file with these objects in the place of those of the same number. */
  changed(objects: ReadonlyMap<number, string>): Uint8Array;
}

const ENTRY = /(\d{10}) (\d{5}) ([nf])/g;

/**
 * Reads a file as the engine writes it: one table of places, objects in order, and none of them packed away. Undefined
 * for a file of another form.
 */
export function pdfObjects(bytes: Uint8Array): PdfObjects | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-100))?.[1] ?? Number.NaN);
  const end = file.indexOf("trailer", table);
  const root = Number(/\/Root (\d+) 0 R/.exec(file.slice(end))?.[1] ?? Number.NaN);
  if (!file.startsWith("xref\n0 ", table) || end < 0 || Number.isNaN(root)) return undefined;
  const places = [...file.slice(table, end).matchAll(ENTRY)].map(([, at, , kind]) =>
    kind === "n" ? Number(at) : undefined,
  );
  const stops = [...places.filter((place) => place !== undefined), table].sort((a, b) => a - b);
  const stopOf = new Map(stops.map((place, index) => [place, stops[index + 1] ?? table]));
  const whole = (number: number) => {
    const place = places[number];
    return place === undefined ? undefined : file.slice(place, stopOf.get(place));
  };
  return {
    root,
    numbers: [...places.keys()].filter((number) => places[number] !== undefined),
    of(number) {
      const text = whole(number);
      return text?.slice(text.indexOf("obj") + 3, text.lastIndexOf("endobj")).trim();
    },
    changed(objects) {
      const parts = [file.slice(0, stops[0])];
      const moved = places.map((): number => 0);
      let length = parts[0]?.length ?? 0;
      const inOrder = [...places.keys()].filter((number) => places[number] !== undefined);
      inOrder.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      for (const number of inOrder) {
        const own = objects.get(number);
        const text = own === undefined ? (whole(number) ?? "") : `${number} 0 obj\n${own}\nendobj\n\n`;
        moved[number] = length;
        parts.push(text);
        length += text.length;
      }
      let entry = -1;
      const entries = file.slice(table, end).replace(ENTRY, (all, _, generation: string, kind: string) => {
        entry++;
        return kind === "n" ? `${String(moved[entry]).padStart(10, "0")} ${generation} n` : all;
      });
      const trailer = file
        .slice(end)
        .replace(/(startxref\s+)\d+/, (_, before: string) => `${before}${length}`);
      return new Uint8Array(Buffer.from([...parts, entries, trailer].join(""), "latin1"));
    },
  };
}

/** An object with all that stands in its strings as blanks, character for character: words could look like marks. */
export function withoutStrings(object: string): string {
  if (!object.includes("(")) return object;
  let depth = 0;
  let marks = "";
  for (let at = 0; at < object.length; at++) {
    const sign = object[at];
    if (depth > 0 && sign === "\\") {
      marks += "  ";
      at++;
      continue;
    }
    if (depth > 0 && sign === ")") depth--;
    marks += depth > 0 ? " " : sign;
    if (sign === "(") depth++;
  }
  return marks;
}

/** A text as a string of a PDF, in UTF-16 and hexadecimal digits: no sign of it can be a mark. */
export function pdfString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return `<${bytes.toString("hex").toUpperCase()}>`;
}
