import { ownSource } from "../../edge/own-source.ts";
import { type Answer, type Prompter, STOPPED } from "../../edge/prompts.ts";
import type { World } from "../../edge/world.ts";
import type { Agency } from "../../model/policy.ts";
import { SERVICES } from "../../model/shipped-files.ts";
import { UserError } from "../../model/user-error.ts";
import { parseYear } from "../../model/year.ts";
import { whyNoName } from "../../parse/new-policy.ts";
import { agenciesOf } from "./agencies.ts";
import {
  type Answers,
  areaOf,
  type Checks,
  type Said,
  STARTS,
  shortOf,
  usualAgencies,
  yearNow,
} from "./answers.ts";
import { frameworkNames, inWords, shippedFramework } from "./frameworks.ts";
import {
  EXAMPLES,
  TOOL_KINDS,
  type ToolKind,
  type ToolSetting,
  type ToolSource,
  toolSource,
  whyNotPinned,
} from "./tool.ts";

/** Who is asked, and what the answers are held against. */
export interface Asking {
  readonly prompter: Prompter;
  readonly world: World;
  readonly setting: ToolSetting;
  /** Why a line cannot be taken: it identifies a person. */
  whyPrivate(text: string): string | undefined;
}

/** Asks for what was not said, one question after the other; STOPPED where the person stops at any of them. */
export async function askFor(said: Said, asking: Asking): Promise<Answers | typeof STOPPED> {
  const { world, prompter } = asking;
  const name = said.name ?? (await line(asking, "name", "What is the partnership called?", ""));
  if (name === STOPPED) return STOPPED;
  const short = said.short ?? (await line(asking, "short", "Its short name, for tables?", shortOf(name)));
  if (short === STOPPED) return STOPPED;
  const area = said.area ?? (await line(asking, "area", "Which area does it serve?", areaOf(name)));
  if (area === STOPPED) return STOPPED;
  const scrutineer = said.scrutineer ?? (await askScrutineer(asking));
  if (scrutineer === STOPPED) return STOPPED;
  const agencies = said.agencies ?? (await askAgencies(asking));
  if (agencies === STOPPED) return STOPPED;
  const framework = said.framework ?? (await askFramework(asking));
  if (framework === STOPPED) return STOPPED;
  const year = said.year ?? (await askYear(asking));
  if (year === STOPPED) return STOPPED;
  const tool = said.tool ?? (await askTool(asking));
  if (tool === STOPPED) return STOPPED;
  const checks = said.checks ?? ((await prompter.choose(CHECKS)) as Answer<Checks>);
  if (checks === STOPPED) return STOPPED;
  const hooks = said.hooks ?? (await askHooks(prompter));
  if (hooks === STOPPED) return STOPPED;
  const named = scrutineer === "" ? undefined : scrutineer;
  return {
    name,
    short,
    area,
    scrutineer: named,
    agencies,
    framework,
    year: year ?? yearNow(world),
    tool,
    checks,
    hooks,
  };
}

type Named = Parameters<typeof whyNoName>[0];

async function line({ prompter, whyPrivate }: Asking, field: Named, message: string, initial: string) {
  const answer = await prompter.line({
    message,
    initial,
    ...(field === "name" ? { placeholder: "Fernshire Safeguarding Children Partnership" } : {}),
    check: (text) => whyNoName(field, text) ?? whyPrivate(text),
  });
  return answer === STOPPED ? STOPPED : answer.trim();
}

async function askScrutineer({ prompter, whyPrivate }: Asking): Promise<Answer<string>> {
  const answer = await prompter.line({
    message: "The Independent Scrutineer's name? Leave it empty if it is not known.",
    check: (text) => (text.trim() === "" ? undefined : (whyNoName("scrutineer", text) ?? whyPrivate(text))),
  });
  return answer === STOPPED ? STOPPED : answer.trim();
}

/** One a line, ended by an empty line. */
async function askAgencies({
  prompter,
  world,
  whyPrivate,
}: Asking): Promise<readonly Agency[] | typeof STOPPED> {
  const typed: string[] = [];
  prompter.say(
    "Now the partners, one after the other. Each gets an id, which you will type often: it is made of the name.\nFor a shorter one type id=NAME, such as council=Fernshire County Council.",
  );
  for (;;) {
    const answer = await prompter.line({
      message:
        typed.length === 0
          ? "The first safeguarding partner? Leave it empty for council, ICB and police without names."
          : "The next safeguarding partner? Leave it empty when there is none.",
      placeholder: "council=Fernshire County Council",
      check: (text) => (text.trim() === "" ? undefined : (whyNot(typed, text) ?? whyPrivate(text))),
    });
    if (answer === STOPPED) return STOPPED;
    if (answer.trim() === "") return typed.length === 0 ? usualAgencies(world) : agenciesOf(typed, []);
    typed.push(answer);
  }
}

function whyNot(typed: readonly string[], text: string): string | undefined {
  return reasonOf(() => agenciesOf([...typed, text], []));
}

/** What a UserError says; undefined where nothing is thrown. */
function reasonOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function askFramework({ prompter, world }: Asking): Promise<Answer<string>> {
  return prompter.choose({
    message: "Which scrutiny framework do you begin with?",
    choices: frameworkNames(world).map((name) => {
      const { framework } = shippedFramework(world, name);
      return { value: name, label: `${name}: ${inWords(framework)}` };
    }),
  });
}

async function askYear({ prompter, world }: Asking) {
  const answer = await prompter.line({
    message: "The first scrutiny year?",
    initial: yearNow(world).label,
    check: (text) => (parseYear(text, STARTS) ? undefined : "Write it as 2026/27."),
  });
  return answer === STOPPED ? STOPPED : parseYear(answer, STARTS);
}

async function askTool({ prompter, setting, world }: Asking): Promise<ToolSource | typeof STOPPED> {
  const own = ownSource(world);
  const kind = (await prompter.choose({
    message: "Where does the tool come from? package.json keeps one version of it.",
    choices: TOOL_KINDS.map((value) => ({ value, label: TOOL_WORDS[value] })),
    chosen: own?.kind ?? "tarball",
  })) as Answer<ToolKind>;
  if (kind === STOPPED) return STOPPED;
  const where = await prompter.line({
    message: kind === "registry" ? "Which version?" : "Where is it?",
    initial: kind === "registry" ? setting.version : kind === own?.kind ? own.where : "",
    placeholder: EXAMPLES[kind].replace(/^.*? --tool \w+ /, ""),
    check: (text) => whyNotPinned(kind, text.trim(), setting),
  });
  return where === STOPPED ? STOPPED : toolSource([kind, where.trim()], setting);
}

const TOOL_WORDS: Readonly<Record<ToolKind, string>> = {
  tarball: "a packed file, .tgz",
  git: "a git address with a tag",
  registry: "npm's registry, or one of your own",
};

const CHECKS = {
  message: "Checks of pull requests for which service?",
  choices: [
    { value: "none", label: "none" },
    ...SERVICES.map((value) => ({
      value,
      label: { github: "GitHub", gitlab: "GitLab", azure: "Azure DevOps" }[value],
    })),
  ],
  chosen: "none",
};

async function askHooks(prompter: Prompter): Promise<boolean | typeof STOPPED> {
  const answer = await prompter.choose({
    message: "Have git refuse personal data before each commit and push?",
    choices: [
      { value: "yes", label: "yes" },
      { value: "no", label: "no: scrutiny hooks install does it later" },
    ],
    chosen: "yes",
  });
  return answer === STOPPED ? STOPPED : answer === "yes";
}
