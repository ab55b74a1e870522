import type { FileToLay } from "../../edge/laid-out.ts";
import { shippedFile } from "../../edge/shipped.ts";
import type { World } from "../../edge/world.ts";
import { FILE_SCHEMAS, jsonSchemaOf } from "../../model/file-schemas.ts";
import type { Framework } from "../../model/framework.ts";
import { slugOf } from "../../model/id.ts";
import { REGISTER_KINDS, REGISTERS } from "../../model/register-kinds.ts";
import { UserError } from "../../model/user-error.ts";
import { filled, newPolicyText } from "../../parse/new-policy.ts";
import { EMPTY_DIARY } from "../../parse/programme-text.ts";
import { editedRecord } from "../../parse/record-edit.ts";
import type { Answers } from "./answers.ts";
import { checkFiles } from "./check-files.ts";
import { firstProgrammeText } from "./first-programme.ts";
import { type ShippedFramework, shippedFramework } from "./frameworks.ts";
import type { Place } from "./place.ts";

/** A file of the new knowledge base. */
export type LaidOut = FileToLay;

/** What makes a folder a knowledge base: it is written last, so that half of one is none. */
export const POLICY_PATH = "scrutiny.yaml";

/** Every file of a new knowledge base, in the order in which they are written. Throws UserError where one cannot be made. */
export function layout(answers: Answers, world: World, place: Place): readonly LaidOut[] {
  const framework = shippedFramework(world, answers.framework);
  const own = [
    ...programmeFiles(answers, framework, world),
    ...emptyFolders(answers).map((folder) => laidOut(`${folder}/.gitkeep`, "")),
    ...SHIPPED.map(({ from, to }) => laidOut(to, shippedText(world, from))),
    laidOut("README.md", filled(shippedText(world, "init/readme.md"), { name: answers.name })),
    ...FILE_SCHEMAS.map((one) =>
      laidOut(`.scrutiny/schemas/${one.name}.schema.json`, `${JSON.stringify(jsonSchemaOf(one), null, 2)}\n`),
    ),
    laidOut("package.json", packageText(answers)),
  ].map((one) => ({ ...one, base: place.root }));
  const last = { ...laidOut(POLICY_PATH, policyText(answers, world)), base: place.root };
  return [...own, ...checkFiles(answers, world, place), last];
}

/** What the package brings as it is, and where it goes. */
const SHIPPED: readonly { readonly from: string; readonly to: string }[] = [
  { from: "init/gitattributes", to: ".gitattributes" },
  { from: "init/gitignore", to: ".gitignore" },
  { from: "init/editorconfig", to: ".editorconfig" },
  { from: "init/vscode/extensions.json", to: ".vscode/extensions.json" },
  { from: "init/vscode/settings.json", to: ".vscode/settings.json" },
  { from: "init/vscode/tasks.json", to: ".vscode/tasks.json" },
  { from: "init/templates-readme.md", to: "templates/README.md" },
];

function programmeFiles(
  { year, short, name }: Answers,
  shipped: ShippedFramework,
  world: World,
): readonly Text[] {
  const own = ownFramework(shipped, { short, name, start: year.start });
  const programme = firstProgrammeText({
    world,
    year,
    framework: own.framework,
    given: shipped.programme,
  });
  return [
    laidOut("programme/framework.yaml", own.text),
    ...shipped.sources.map((one) => ({ path: `programme/source/${one.name}`, bytes: one.bytes })),
    laidOut(`programme/${year.folder}/programme.yaml`, programme),
    laidOut(`programme/${year.folder}/diary.yaml`, EMPTY_DIARY),
  ];
}

/** A framework without an area is the partnership's own to write: it gets an id and a title of theirs. */
function ownFramework(
  { framework, text }: ShippedFramework,
  { short, name, start }: { readonly short: string; readonly name: string; readonly start: number },
): { readonly framework: Framework; readonly text: string } {
  if (framework.areas.length > 0) return { framework, text };
  const id = `${slugOf(short)}-${start}`;
  const title = `Scrutiny framework of ${name}`.slice(0, 200);
  const edited = editedRecord(
    text,
    [
      { is: "set", path: ["id"], value: id },
      { is: "set", path: ["title"], value: title },
    ],
    "yaml",
  );
  return "text" in edited
    ? { framework: { ...framework, id, title }, text: edited.text }
    : { framework, text };
}

function emptyFolders({ year }: Answers): readonly string[] {
  return [`evidence/${year.folder}`, ...REGISTER_KINDS.map((kind) => REGISTERS[kind].folder)];
}

function packageText({ short, name, tool }: Answers): string {
  const own = slugOf(short);
  const manifest = {
    name: `${own}-scrutiny`,
    private: true,
    description: `Independent scrutiny: ${name}`,
    scripts: { check: "scrutiny check" },
    dependencies: { "independent-scrutiny": tool.pinned },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function policyText(answers: Answers, world: World): string {
  const { name, short, area, scrutineer, agencies } = answers;
  const made = newPolicyText(shippedText(world, "init/scrutiny.yaml"), {
    partnership: { name, short, area },
    scrutineer: {
      ...(scrutineer === undefined ? {} : { name: scrutineer }),
      title: "Independent Scrutineer",
    },
    agencies,
    salt: Buffer.from(world.randomBytes(16)).toString("hex"),
  });
  if ("text" in made) return made.text;
  throw new UserError(
    "wrong-usage",
    `scrutiny.yaml cannot be made: ${made.refused}`,
    "Say it in other words.",
  );
}

/** A file whose folder is not said yet. */
type Text = Omit<LaidOut, "base">;

function shippedText(world: World, path: string): string {
  return new TextDecoder().decode(shippedFile(world, path));
}

function laidOut(path: string, text: string): Text {
  return { path, bytes: new TextEncoder().encode(text) };
}
