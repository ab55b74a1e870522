import type { BlobNames, Source, SourceEntry } from "../model/source.ts";
import { isAttachmentPath } from "../parse/attachment-path.ts";
import type { Mentions } from "../parse/mentions.ts";
import { FOLDERS } from "./base-folder.ts";
import { type LookedAt, lookAt } from "./looked-at.ts";
import { mentionsThread } from "./mentions-thread.ts";
import { mostBytes } from "./most-bytes.ts";

/** What is looked at before it is known what the commit holds. */
export interface Scan {
  readonly now: Source;
  /** The name of any commit: its length says by which digest the repository names things. */
  readonly like: Promise<string>;
}

/** What every file tells that is no attachment and no larger than is read, and git's names of all that are known. */
export interface Scanned {
  readonly mentions: ReadonlyMap<string, Mentions>;
  readonly known: BlobNames;
}

/** Looks at every file that may be text; with a second thread where there are many. */
export async function scanned({ now, like }: Scan): Promise<Scanned> {
  const isAsked = ({ path, kind }: SourceEntry) => kind === "file" && !isAttachmentPath(path);
  // listed while git answers
  const paths = (await now.list(FOLDERS)).filter(isAsked).map(({ path }) => path);
  const names = await now.blobs?.();
  const known = new Map<string, string>();
  const mentions = new Map<string, Mentions>();
  const take = (looked: LookedAt | undefined) => {
    if (!looked) return;
    mentions.set(looked.path, looked.mentions);
    if (looked.name !== undefined) known.set(looked.path, looked.name);
  };
  const asked = names ? undefined : await like;
  const how = { other: mentionsThread(asked, take), most: mostBytes };
  const runs = now.scan ? now.scan(paths, how) : now.read(paths, { most: mostBytes });
  for await (const run of runs) {
    for (const file of run) take(lookAt(file, asked));
    // git's answers come in meanwhile, and what is being loaded
    await new Promise((done) => setImmediate(done));
  }
  return { mentions, known: names ?? ((path) => known.get(path)) };
}
