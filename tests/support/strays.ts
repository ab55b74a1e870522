import { temporaryName } from "../../src/edge/owner.ts";

/** No process of this machine has the number: it is larger than any. */
export const NO_PROCESS = 2 ** 22 + 1;

/** Names of temporary files: of a run of this machine that is gone, of this process, and of another machine. */
export function strayNames(): {
  readonly dead: string;
  readonly running: string;
  readonly elsewhere: string;
} {
  const running = temporaryName();
  const dead = running.replace(/^\.scrutiny-\d+-\w+-/, `.scrutiny-${NO_PROCESS}-1-`);
  const elsewhere = running.replace(/-[0-9a-f]{8}-(?=[0-9a-f]{12}\.tmp$)/, "-00000000-");
  return { dead, running, elsewhere };
}
