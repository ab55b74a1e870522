import { shippedFile, shippedNames } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import { type Framework, frameworkSchema } from "../../model/framework.ts";
import { didYouMean } from "../../model/nearest.ts";
import { type Programme, programmeSchema } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { readDataFile } from "../../parse/record.ts";

/** A framework that the package brings, with what comes with it. */
export interface ShippedFramework {
  /** What `--framework` calls it. */
  readonly name: string;
  readonly text: string;
  readonly framework: Framework;
  /** The documents that it was made from: names and bytes. */
  readonly sources: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** The work programme that its source gives; undefined where it gives none. */
  readonly programme: Programme | undefined;
}

const FOLDER = "frameworks";
/** Offered first. */
const FIRST = "six-steps";

/** The names of those that the package brings. */
export function frameworkNames(world: World): readonly string[] {
  const names = shippedNames(world, FOLDER).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
  return [...names.filter((name) => name === FIRST), ...names.filter((name) => name !== FIRST)];
}

/** The framework of a name; throws UserError `unknown-framework`. */
export function shippedFramework(world: World, name: string): ShippedFramework {
  const known = frameworkNames(world);
  if (!known.includes(name)) {
    const hint = didYouMean(name, known) ?? `Known: ${known.join(", ")}.`;
    throw new UserError("unknown-framework", `There is no framework ${name} to begin with.`, hint);
  }
  const bytes = shippedFile(world, `${FOLDER}/${name}.yaml`) ?? new Uint8Array();
  const framework = readDataFile({ path: `${name}.yaml`, bytes }, frameworkSchema).value?.value;
  if (!framework) throw new Error(`the shipped framework ${name} cannot be read`);
  return {
    name,
    text: new TextDecoder().decode(bytes),
    framework,
    sources: shippedNames(world, `${FOLDER}/${name}/source`).map((file) => ({
      name: file,
      bytes: shippedFile(world, `${FOLDER}/${name}/source/${file}`) ?? new Uint8Array(),
    })),
    programme: programmeOf(world, name),
  };
}

/** How much there is in it, for a choice. */
export function inWords({ areas }: Framework): string {
  const criteria = areas.reduce((sum, area) => sum + area.criteria.length, 0);
  if (areas.length === 0) return "no area yet: you write them";
  return `${areas.length} areas, ${criteria === 0 ? "criteria for you to write" : `${criteria} criteria`}`;
}

function programmeOf(world: World, name: string): Programme | undefined {
  const bytes = shippedFile(world, `${FOLDER}/${name}/programme.yaml`);
  return bytes && readDataFile({ path: "programme.yaml", bytes }, programmeSchema).value?.value;
}
