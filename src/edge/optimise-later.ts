/**
 * What makes V8 wait before it optimizes, by its version. Later versions have a compiler between, and gain nothing
 * by it.
 */
const FLAGS: Readonly<Record<string, string>> = {
  // Node 20
  "11.3": "--interrupt-budget=1000000",
  // Node 22
  "12.4": "--invocation-count-for-turbofan=30000",
};

/**
 * Lets V8 optimize later than it would. It is made for processes that go on for minutes: in one of a second, what it
 * optimizes is used too few times to be worth it, and takes the other core from a second thread. See docs/decisions.
 */
export function optimiseLater(): void {
  const flag = FLAGS[process.versions.v8.split(".", 2).join(".")];
  // to load it takes milliseconds, which a start without a command does not need
  if (flag !== undefined) process.getBuiltinModule("node:v8").setFlagsFromString(flag);
}
