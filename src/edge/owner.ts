import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { nodeCrypto } from "./node-crypto.ts";

/** Who holds a lock: enough to tell on the same machine whether that process is still there. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When the process began, in the system's own count; "" where that is not known. */
  readonly started: string;
  /** The space that process numbers count in, as a container has its own; "" where that is not known. */
  readonly space: string;
  /** Another for each time that a lock is taken. */
  readonly token: string;
}

/** What can be known of an owner: it runs, it is gone, or it belongs to another machine or container. */
export type OwnerState = "running" | "gone" | "elsewhere";

/** This process. */
export function ownerNow(): Owner {
  return {
    host: hostname(),
    pid: process.pid,
    started: startOf(process.pid),
    space: processSpace(),
    token: nodeCrypto().randomBytes(6).toString("hex"),
  };
}

/** Whether an owner is still there, told only of the same machine and the same space of numbers. */
export function stateOf(owner: Omit<Owner, "token">): OwnerState {
  return owner.host === hostname() && owner.space === processSpace()
    ? stateHere(owner.pid, owner.started)
    : "elsewhere";
}

/** A name for a temporary file, which begins with `.` and says whose it is. */
export function temporaryName(): string {
  const owner = `${process.pid}-${startOf(process.pid) || "x"}-${machine()}`;
  return `.scrutiny-${owner}-${nodeCrypto().randomBytes(6).toString("hex")}.tmp`;
}

/** Whose a temporary file is, by its name; undefined where the name is none of ours. */
export function stateOfTemporary(name: string): OwnerState | undefined {
  const match = /^\.scrutiny-(\d+)-(\d+|x)-([0-9a-f]{8})-[0-9a-f]{12}\.tmp$/.exec(name);
  if (!match) return undefined;
  const [, pid = "", started = "", where] = match;
  return where === machine() ? stateHere(Number(pid), started === "x" ? "" : started) : "elsewhere";
}

/** A process of another start that has the number since is another one. */
function stateHere(pid: number, started: string): OwnerState {
  if (!isRunning(pid)) return "gone";
  const now = startOf(pid);
  return started !== "" && now !== "" && started !== now ? "gone" : "running";
}

/** The machine and its space of numbers in a few digits, which do not say its name. */
function machine(): string {
  return nodeCrypto()
    .createHash("sha256")
    .update(`${hostname()}\n${processSpace()}`)
    .digest("hex")
    .slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Linux: field 22 of /proc/PID/stat, clock ticks after the machine's start; the name before it may hold spaces. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
