import type { PictureRead } from "./picture-read.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What draws. All else, such as words about the picture and the place where it was taken, is left out. */
const KEPT = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB"]);
const WRONG = "The file is no whole PNG.";

/** A PNG with the chunks that draw and no others; each chunk is held against its own sum. */
export function readPng(bytes: Uint8Array): PictureRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) return WRONG;
  const kept = [bytes.subarray(0, 8)];
  const names: string[] = [];
  for (let at = 8; names.at(-1) !== "IEND"; ) {
    if (at + 12 > bytes.length) return WRONG;
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return WRONG;
    if (view.getUint32(end - 4) !== sumOf(bytes.subarray(at + 4, end - 4))) return WRONG;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    names.push(name);
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (names[0] !== "IHDR" || view.getUint32(8) !== 13 || !names.includes("IDAT")) return WRONG;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { bytes: joined(kept), width, height } : WRONG;
}

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** CRC-32, as ISO/IEC 15948 (PNG) has it, Annex D. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
