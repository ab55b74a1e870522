import type { World } from "../../edge/world.ts";

/** The three commands to type first, as they are typed from where the user stands. */
export function nextCommands(world: World, place: string): readonly string[] {
  const folder = place === "." ? "" : ` -C ${quoted(place, world.platform)}`;
  return ["todo", "check", "new-evidence"].map((name) => `${toolOf(world)}${folder} ${name}`);
}

/** npx names its own script so; `--no-install`, as the registry has another package of the name. */
function toolOf({ env }: World): string {
  const isNpx =
    env["npm_lifecycle_event"] === "npx" && /^["']?scrutiny\b/.test(env["npm_lifecycle_script"] ?? "");
  return isNpx ? "npx --no-install scrutiny" : "scrutiny";
}

function quoted(text: string, platform: World["platform"]): string {
  if (/^[\w./@%+=:,-]+$/.test(text) && !text.startsWith("-")) return text;
  if (platform === "win32") return `"${text}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
