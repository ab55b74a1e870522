import { shippedFile } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import { filledFile, SHIPPED_FILES, USUAL_VALUES } from "../../model/shipped-files.ts";
import type { Answers } from "./answers.ts";
import type { Place } from "./place.ts";

/** The forms, and for the chosen service the checks, the pull request's template and who owns which files. */
export function checkFiles({ checks, tool }: Answers, world: World, { root, top, folder }: Place) {
  const own = SHIPPED_FILES.filter(({ service }) => service === undefined || service === checks);
  // what comes by git is built when it is installed
  const install =
    tool.kind === "git" ? USUAL_VALUES.install.replace(" --ignore-scripts", "") : USUAL_VALUES.install;
  const values = { ...USUAL_VALUES, folder, install };
  return own.map(({ from, to, below }) => ({
    base: below === "repository" ? top : root,
    path: to,
    bytes: new TextEncoder().encode(
      filledFile(
        new TextDecoder().decode(shippedFile(world, from)),
        checks === "none" ? USUAL_VALUES : values,
      ),
    ),
  }));
}
