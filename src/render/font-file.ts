import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../model/problem.ts";

/** What a font file says of characters. Code points that it lacks have glyph 0 and no width. */
export interface FontFile {
  /** The file's name up to its first underscore: `NotoSansArabic`. */
  readonly family: string;
  readonly isBold: boolean;
  has(codePoint: number): boolean;
  /** The advance in parts of the type size: 0.5 is half an em. */
  width(codePoint: number): number;
}

const foldersRead = new Map<string, readonly FontFile[]>();

/**
 * The TrueType fonts of a folder, by file name. Each is read when it is first asked, as most texts need the first alone,
 * and once a process: the folder belongs to the installed program and does not change while it runs.
 */
export function readFonts(folder: string): readonly FontFile[] {
  let fonts = foldersRead.get(folder);
  if (!fonts) {
    const names = readdirSync(folder).filter((name) => name.endsWith(".ttf"));
    fonts = names.sort(compareText).map((name) => fontFile(name, () => readFileSync(join(folder, name))));
    foldersRead.set(folder, fonts);
  }
  return fonts;
}

function fontFile(name: string, read: () => Uint8Array): FontFile {
  let characters: Characters | undefined;
  const asked = () => {
    characters ??= charactersOf(read());
    return characters;
  };
  return {
    family: name.split("_")[0] ?? name,
    isBold: name.includes("Bold"),
    has: (codePoint) => asked().has(codePoint),
    width: (codePoint) => asked().width(codePoint),
  };
}

type Characters = Pick<FontFile, "has" | "width">;

function charactersOf(bytes: Uint8Array): Characters {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tablesOf(view);
  const glyphs = glyphsOf(view, table("cmap"));
  const unitsPerEm = view.getUint16(table("head") + 18);
  const widths = view.getUint16(table("hhea") + 34);
  const advances = table("hmtx");
  return {
    has: (codePoint) => glyphs.has(codePoint),
    width(codePoint) {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return 0;
      return view.getUint16(advances + 4 * Math.min(glyph, widths - 1)) / unitsPerEm;
    },
  };
}

function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    offsets.set(tag, view.getUint32(record + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`a font has no ${tag} table`);
    return offset;
  };
}

/** Code point to glyph, from the Unicode subtables of `cmap` in the two formats that fonts use (OpenType 1.9). */
function glyphsOf(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readFormat4(view, subtable, glyphs);
    if (format === 12) readFormat12(view, subtable, glyphs);
  }
  return glyphs;
}

function readFormat4(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  const doubleCount = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubleCount + 2;
  const deltas = starts + doubleCount;
  const offsets = deltas + doubleCount;
  for (let at = 0; at < doubleCount; at += 2) {
    const start = view.getUint16(starts + at);
    const offset = view.getUint16(offsets + at);
    for (let code = start; code <= Math.min(view.getUint16(ends + at), 0xfffe); code++) {
      const found = offset === 0 ? code : view.getUint16(offsets + at + offset + 2 * (code - start));
      const glyph = found === 0 && offset !== 0 ? 0 : (found + view.getUint16(deltas + at)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readFormat12(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < view.getUint32(subtable + 12); index++) {
    const group = subtable + 16 + 12 * index;
    const start = view.getUint32(group);
    for (let code = start; code <= view.getUint32(group + 4); code++) {
      const glyph = view.getUint32(group + 8) + code - start;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}
