/** A temporary file of a run that is over: removed, or left since nobody here can know whether that run is over. */
export interface Stray {
  /** Absolute. */
  readonly path: string;
  readonly is: "removed" | "left";
}

const met: Stray[] = [];

export function meetStray(stray: Stray): void {
  met.push(stray);
}

/** What was met since this was last asked. */
export function takeStrays(): readonly Stray[] {
  return met.splice(0);
}
