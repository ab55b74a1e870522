import { digits } from "../../model/digits.ts";
import type { LogoFault, LogoRead } from "../../model/logo.ts";
import { readJpeg } from "./jpeg.ts";
import type { PictureRead } from "./picture-read.ts";
import { readPng } from "./png.ts";
import { readSvg } from "./svg.ts";

const PLACE = /^templates\/[^/\\]+\.(png|jpe?g|svg)$/i;
/** More is not shown anywhere, and drawing it would take memory. */
const PIXELS_AT_MOST = 4000;

/** The files of `templates/` that may be a logo, with their bytes, and those that were not read. */
export interface LogoFiles {
  readonly images: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly leftOut: readonly { readonly path: string }[];
}

/** Whether a file's name is that of a picture. */
export function isPicturePath(path: string): boolean {
  return PLACE.test(path);
}

/** The logo that the configuration names by its path, or why there is none; undefined where it names none. */
export function logoNamed(path: string | undefined, { images, leftOut }: LogoFiles): LogoRead | undefined {
  if (path === undefined) return undefined;
  const kind = PLACE.exec(path)?.[1]?.toLowerCase();
  if (kind === undefined) return { fault: MISPLACED };
  const found = images.find((one) => one.path === path);
  if (!found) return { fault: leftOut.some((one) => one.path === path) ? NOT_READ : ABSENT };
  const format = kind === "png" || kind === "svg" ? kind : "jpeg";
  const read = READERS[format](found.bytes);
  if (typeof read === "string") return { fault: { message: read, hint: HINTS[format] } };
  if (format !== "svg" && Math.max(read.width, read.height) > PIXELS_AT_MOST) return { fault: TOO_LARGE };
  return { logo: { path, format, file: found.bytes, ...read } };
}

const READERS: Readonly<Record<"png" | "jpeg" | "svg", (bytes: Uint8Array) => PictureRead>> = {
  png: readPng,
  jpeg: readJpeg,
  svg: readSvg,
};

const HINTS = {
  png: "Save it once more as PNG.",
  jpeg: "Save it once more as JPEG.",
  svg: "Save it as plain SVG, with letters as outlines, or as PNG.",
} as const;

const MISPLACED: LogoFault = {
  message: "A logo is a PNG, JPEG or SVG file in templates/, and this path names none.",
  hint: "Put the file there and write its path, such as logo: templates/logo.svg.",
};
const ABSENT: LogoFault = {
  message: "There is no file at this path.",
  hint: "Put the logo there, or correct the path; capital letters count.",
};
const NOT_READ: LogoFault = {
  message: "The file at this path is not read: it is a link, a folder, or larger than 1 MiB.",
  hint: "Put a regular file of at most 1 MiB in its place.",
};
const TOO_LARGE: LogoFault = {
  message: `The logo has more than ${digits(PIXELS_AT_MOST)} pixels on a side.`,
  hint: "Save it smaller: 1,000 pixels are enough for print.",
};
