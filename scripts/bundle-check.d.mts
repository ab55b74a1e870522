/** Names of folders that the bundle is tried in. */
export const FOLDERS: readonly string[];
/** Installs a tarball into a folder that is not there and works with it; gives the name and digest of each output. */
export function tryBundle(given: {
  readonly tarball: string;
  readonly folder: string;
  readonly node?: string;
  readonly npm?: string;
}): readonly string[];
