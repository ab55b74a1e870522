import { nodeCrypto } from "./node-crypto.ts";

/** docs/decisions/0020: other parameters make all digests in use worthless. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** 32 bytes of scrypt in lower-case hex; the salt is in hex. Slow on purpose: a tenth of a second. */
export function scrypt(value: string, salt: string): string {
  return nodeCrypto().scryptSync(value, Buffer.from(salt, "hex"), 32, SCRYPT).toString("hex");
}
