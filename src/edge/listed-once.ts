import type { Source } from "../model/source.ts";

/** The Source, which lists what is asked for once, and then gives the same. */
export function listedOnce(source: Source): Source {
  const known = new Map<string, ReturnType<Source["list"]>>();
  return {
    ...source,
    list: (paths) => {
      const asked = paths.join("\0");
      const entries = known.get(asked) ?? source.list(paths);
      known.set(asked, entries);
      return entries;
    },
  };
}
