/** Makes the tarball in a folder and gives its path. `dist/` has to be built. */
export function makeBundle(folder: string): string;
