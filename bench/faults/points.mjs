// Which fault at which call: the points of a case, and a choice of them.
import { createHash } from "node:crypto";

const SIGNALS = ["signal=SIGKILL", "signal=SIGTERM"];
const error = (...names) => names.map((name) => `error=${name}`);

/** What each call may meet. `retval=0` writes nothing and says so: a short write of no bytes. */
const FAULTS = {
  openat: error("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR"),
  mkdir: error("ENOSPC", "EIO", "EACCES", "EINTR"),
  pwrite64: [...error("ENOSPC", "EIO", "EPERM", "EINTR"), "retval=0"],
  fsync: error("ENOSPC", "EIO", "EINTR"),
  rename: error("ENOSPC", "EIO", "EACCES", "EPERM", "EROFS", "EINTR"),
  link: error("ENOSPC", "EIO", "EACCES", "EPERM", "EINTR"),
  unlink: error("EIO", "EACCES", "EPERM", "EROFS", "EINTR"),
  fchmod: error("EIO", "EPERM", "EINTR"),
  close: error("EIO", "EINTR"),
  socketpair: error("EMFILE", "ENOMEM"),
};
const LIKE = { fdatasync: "fsync", mkdirat: "mkdir", fchown: "fchmod", ftruncate: "fsync", rmdir: "unlink" };
const kindOf = (call) => LIKE[call] ?? call.replace(/at2?$/, "").replace("open", "openat");

/** Every point of a case: each fault at each call; for errors also from that call on; and files cut short at a size. */
export function allPoints(calls) {
  const points = calls.flatMap(({ call, nth, on }) => {
    const faults = FAULTS[kindOf(call)];
    const lasting = faults
      .filter((one) => /ENOSPC|EIO|EACCES|EROFS|EMFILE/.test(one))
      .map((what) => ({ call, nth: `${nth}+`, what, on }));
    return [...[...faults, ...SIGNALS].map((what) => ({ call, nth: `${nth}`, what, on })), ...lasting];
  });
  return [
    ...points,
    ...sizes(calls).map((size) => ({ call: "limit", nth: size, what: "short", on: `at byte ${size}` })),
  ];
}

/** A file may be cut after its first byte, in the middle, and before its last. */
function sizes(calls) {
  const all = calls.flatMap(({ size }) => (size > 1 ? [1, Math.floor(size / 2), size - 1] : []));
  return [...new Set(all)];
}

/**
 * So many of the points: one of each pair of call and fault in turn until there are enough, spread over the run. The seed
 * says which.
 */
export function chosenPoints(points, count, seed) {
  const order = (text) => createHash("sha256").update(`${seed} ${text}`).digest("hex");
  const groups = Map.groupBy
    ? Map.groupBy(points, groupOf)
    : points.reduce((all, one) => all.set(groupOf(one), [...(all.get(groupOf(one)) ?? []), one]), new Map());
  const queues = [...groups.values()].map((group) =>
    group.toSorted((a, b) => (order(nameOf(a)) < order(nameOf(b)) ? -1 : 1)),
  );
  queues.sort((a, b) => (order(groupOf(a[0])) < order(groupOf(b[0])) ? -1 : 1));
  const chosen = [];
  while (chosen.length < count && queues.some((queue) => queue.length > 0))
    for (const queue of queues) if (queue.length > 0 && chosen.length < count) chosen.push(queue.shift());
  return chosen;
}

/** A point as it is named. */
export function nameOf({ call, nth, what }) {
  return call === "limit" ? `files cut at ${nth} bytes` : `${call} ${nth} ${what}`;
}

function groupOf({ call, nth, what }) {
  return `${call} ${what}${String(nth).endsWith("+") ? " lasting" : ""}`;
}
