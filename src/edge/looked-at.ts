import type { SourceFile } from "../model/source.ts";
import { type Mentions, mentionsOf } from "../parse/mentions.ts";
import { nodeCrypto } from "./node-crypto.ts";

/** What the bytes of a file tell without its being read as a record. */
export interface LookedAt {
  readonly path: string;
  /** git's name for its contents; undefined where that was not asked for. */
  readonly name: string | undefined;
  readonly mentions: Mentions;
}

/**
 * Looks at a file; undefined where it could not be read. `like` is the name of any content or
 * commit: its length says by which digest the repository names things; undefined where no name is asked for.
 */
export function lookAt(file: SourceFile, like: string | undefined): LookedAt | undefined {
  if (!("bytes" in file)) return undefined;
  const { path, bytes } = file;
  return { path, name: like === undefined ? undefined : blobName(bytes, like), mentions: mentionsIn(bytes) };
}

/** git's name for the bytes, in the kind of names that the repository uses. */
export function blobName(bytes: Uint8Array, like: string): string {
  const hash = nodeCrypto().createHash(like.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

export function mentionsIn(bytes: Uint8Array): Mentions {
  const found = mentionsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
  // a part of a text keeps the whole of it in memory
  return { ...found, ids: found.ids.map((id) => Buffer.from(id, "latin1").toString("latin1")) };
}
