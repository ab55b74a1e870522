import { z } from "zod";
import { commitName, digest, madeFields, reportFields } from "./manifest.ts";

/** Where a seal is found in a report's folder: `seal.json`, `seal-public.json`. */
export const SEAL_NAME = /^seal(?:-[a-z0-9][a-z0-9-]*)?\.json$/;
/** The newest form of seals that this tool reads. */
export const SEAL_VERSION = 1;
/** A seal of ten thousand records is about 4 MB. */
export const LARGEST_SEAL = 32 * 1024 * 1024;

/** How a note that a sealed report used stands since: what the Corrections of a later report say. */
export const CORRECTED = ["withdrawn", "superseded", "changed", "removed"] as const;

const path = z.string().max(400);

/** `seal.json` beside a final report: all that it takes to make it again, and to see what moved since. */
export const SEAL = z.strictObject({
  version: z.literal(SEAL_VERSION),
  tool: z.strictObject({ version: z.string().max(80), platform: z.string().max(80) }),
  report: z.strictObject({
    ...reportFields,
    stage: z.literal("final"),
    commit: commitName,
    /** The knowledge base's folder in the repository; empty for its top. */
    folder: path,
    /** The draft that partners read for its facts, where what changed since is printed. */
    accuracy: z.strictObject({ commit: commitName, version: reportFields.version }).optional(),
  }),
  ...madeFields,
  /** Of the Markdown text, whatever the formats: what another version of the tool is compared by. */
  content: digest,
  /** What its section Corrections tells, so that a later report does not tell it again. */
  corrections: z.array(z.strictObject({ path, meaning: digest, how: z.enum(CORRECTED) })).max(50_000),
  /** Of a corrected final: the seal that it replaces, and what changed, as the report says it. */
  replaces: z
    .strictObject({
      path,
      digest,
      issue: reportFields.issue,
      version: reportFields.version,
      commit: commitName,
      changed: z.array(z.string().max(20_000)).max(10_000),
    })
    .optional(),
  /** Which kind of signature was made beside it. */
  signed: z.enum(["ssh", "openpgp"]).optional(),
  /** Of all that stands before it. */
  digest,
});

export type Seal = z.output<typeof SEAL>;

/** A digest of bytes, from whoever may compute it. */
export type Sha256 = (data: string | Uint8Array) => string;

/** Why a file is no seal that can be used; `at` is the field where that is known. */
export type SealFault =
  | { readonly is: "changed"; readonly at?: string }
  | { readonly is: "newer"; readonly version: number };

/** A seal and the digest of its text, or why there is none. */
export type ReadSeal = { readonly seal: Seal; readonly sha256: string } | { readonly fault: SealFault };

/** The text of a seal, its own digest at its end, so that a change of a single character is known. */
export function sealText(body: Omit<Seal, "digest">, sha256: Sha256): string {
  return `${JSON.stringify({ ...body, digest: sha256(JSON.stringify(body)) }, null, 2)}\n`;
}

/** The bytes that are signed and named by a later seal: line ends as they were written. */
export function sealBytes(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Reads the text of a seal. One that was touched since it was written is none, whatever it says. */
export function readSeal(text: string, sha256: Sha256): ReadSeal {
  const plain = sealBytes(text);
  const found = parsed(plain);
  if (!found) return { fault: { is: "changed" } };
  const { digest: own, ...body } = found;
  const isWhole = own === sha256(JSON.stringify(body)) && plain === `${JSON.stringify(found, null, 2)}\n`;
  if (!isWhole) return { fault: { is: "changed" } };
  const { version } = body;
  if (typeof version === "number" && version > SEAL_VERSION) return { fault: { is: "newer", version } };
  const read = SEAL.safeParse(found);
  if (read.success) return { seal: read.data, sha256: sha256(plain) };
  return { fault: { is: "changed", at: read.error.issues[0]?.path.join(".") ?? "" } };
}

/** The suffix of an edition's files by its seal's name: `-public`; empty for the first edition. */
export function suffixOfSeal(name: string): string {
  return name.slice("seal".length, -".json".length);
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (text.length > LARGEST_SEAL) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
