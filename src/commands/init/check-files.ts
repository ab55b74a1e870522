import { shippedFile } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import type { Answers, Checks } from "./answers.ts";

/** Files of a service, as the package brings them and where they go. */
const FILES: Readonly<Record<Checks, readonly { readonly from: string; readonly to: string }[]>> = {
  github: [],
  gitlab: [],
  azure: [],
  none: [],
};

/** The checks, the pull request's template and who owns which files, for the service that was chosen. */
export function checkFiles({ checks }: Answers, world: World) {
  return FILES[checks].map(({ from, to }) => ({
    path: to,
    bytes: shippedFile(world, from) ?? new Uint8Array(),
  }));
}
