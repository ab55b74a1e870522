import { lstatSync, readFileSync } from "node:fs";
import { type OwnerState, stateOfTemporary, temporaryName } from "./owner.ts";

/** The file that stands in a report's folder while its set is written; the suffix is the edition's. */
export function pendingName(suffix: string): string {
  return `.manifest${suffix}-pending.json`;
}

/** Whether a name is one of those. */
export function isPendingName(name: string): boolean {
  return /^\.manifest(?:-[\w-]+)?-pending\.json$/.test(name);
}

/**
 * What a run was about to write, so that one that was killed is not mistaken for a person's edit, and whose run it is, so
 * that one that still writes is not taken for one that was killed.
 */
export function pendingText(outputs: readonly { readonly path: string; readonly sha256: string }[]): string {
  return `${JSON.stringify({ run: temporaryName(), outputs }, null, 2)}\n`;
}

/** Whether the run that wrote the file still runs; `gone` where it does not say. */
export function stateOfPending(path: string): OwnerState | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const { run }: { run?: unknown } = JSON.parse(readFileSync(path, "utf8"));
    return (typeof run === "string" ? stateOfTemporary(run) : undefined) ?? "gone";
  } catch {
    return undefined;
  }
}
