/** node's own `crypto`, which is loaded when it is first asked for: a start that hashes nothing does without. */
export function nodeCrypto(): typeof import("node:crypto") {
  return process.getBuiltinModule("node:crypto");
}
