import type { World } from "../../edge/world.ts";
import { shellQuoted } from "../../model/shell-quoted.ts";
import { startOf } from "../commands-as-typed.ts";

/** The three commands to type first, as they are typed from where the user stands. */
export function nextCommands(world: World, place: string): readonly string[] {
  const folder = place === "." ? "" : ` -C ${shellQuoted(place, world.platform)}`;
  return ["todo", "check", "new-evidence"].map((name) => `${startOf(world)}scrutiny${folder} ${name}`);
}
