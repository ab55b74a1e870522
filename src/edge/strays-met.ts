/** What a run that is over left: a temporary file, or a report's folder that holds a set which may be half of it. */
export interface Stray {
  /** Absolute. */
  readonly path: string;
  /**
   * `removed` by this run; `waiting` for one that writes, as this one only reads; `left`, since nobody here can know whether
   * a run on another machine is over; a set that is `half-written`, or was and is `whole` again.
   */
  readonly is: "removed" | "waiting" | "left" | "half-written" | "whole";
}

const met = new Map<string, Stray["is"]>();

/** What is met later of the same path takes the place of what was met before. */
export function meetStray({ path, is }: Stray): void {
  met.set(path, is);
}

/** What was met since this was last asked. */
export function takeStrays(): readonly Stray[] {
  const strays = [...met].map(([path, is]) => ({ path, is }));
  met.clear();
  return strays;
}
