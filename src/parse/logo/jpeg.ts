import type { PictureRead } from "./picture-read.ts";
import { joined } from "./png.ts";

const WRONG = "The file is no whole JPEG.";
const [BEGINNING, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe];
/** JFIF's density, and Adobe's mark of how colours are written. The others hold words, places and profiles. */
const KEPT_NOTES = new Set([0xe0, 0xee]);

/** A JPEG without comments and without notes on who took it, when and where. */
export function readJpeg(bytes: Uint8Array): PictureRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== BEGINNING) return WRONG;
  const kept = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const mark = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return WRONG;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return WRONG;
    if (isFrame(mark) && end - at >= 9)
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (mark === SCAN) {
      const stop = endOf(bytes, end);
      if (stop === undefined || !size || size.width === 0 || size.height === 0) return WRONG;
      return { bytes: joined([...kept, bytes.subarray(at, stop)]), ...size };
    }
    const isNote = (mark >= 0xe0 && mark <= 0xef) || mark === COMMENT;
    if (!isNote || KEPT_NOTES.has(mark)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return WRONG;
}

/** The last end mark; what stands behind it is no part of the picture. */
function endOf(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.length - 2; at >= from; at--)
    if (bytes[at] === 0xff && bytes[at + 1] === END) return at + 2;
  return undefined;
}

/** The mark of a segment that says the size, of whatever way of packing. */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
}
