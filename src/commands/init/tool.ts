import { isAbsolute, relative, resolve } from "node:path";
import { UserError } from "../../model/user-error.ts";

/** Where a knowledge base has its tool from. */
export const TOOL_KINDS = ["tarball", "git", "registry"] as const;
export type ToolKind = (typeof TOOL_KINDS)[number];

/** Where the tool comes from, as package.json names it. */
export interface ToolSource {
  readonly kind: ToolKind;
  /** The value in package.json: one exact version. */
  readonly pinned: string;
}

/** Where the user stands and where the knowledge base will be, for a path that holds in both; and the tool's own version. */
export interface ToolSetting {
  readonly cwd: string;
  readonly root: string;
  readonly version: string;
}

/** Reads `--tool KIND WHERE`; throws UserError where it pins nothing. */
export function toolSource(words: readonly string[], setting: ToolSetting): ToolSource {
  const [kind, where, ...more] = words;
  if (more.length > 0 || !isKind(kind)) {
    const hint =
      more.length > 0
        ? "Name the folder of the knowledge base before --tool."
        : "Write tarball FILE, git ADDRESS#TAG, or registry VERSION.";
    throw new UserError("wrong-usage", "--tool takes a kind and where it is.", hint);
  }
  const why = whyNotPinned(kind, where ?? "", setting);
  if (why !== undefined) throw new UserError("wrong-usage", `--tool ${kind}: ${why}`, EXAMPLES[kind]);
  return { kind, pinned: pinnedAs(kind, where ?? "", setting) };
}

/** Why the tool cannot be pinned so, as a sentence; undefined where it can. */
export function whyNotPinned(kind: ToolKind, where: string, { version }: ToolSetting): string | undefined {
  if (/\p{Cc}/u.test(where)) return "characters stand in it that cannot be seen.";
  switch (kind) {
    case "tarball":
      return /\.(?:tgz|tar\.gz)$/.test(where)
        ? undefined
        : "the file of the packed tool is named, which ends in .tgz.";
    case "git":
      return /^[^\s#'"]+#[\w./-]+$/.test(where)
        ? undefined
        : "the address ends in # and the tag or commit that is meant, so that it always is the same tool.";
    case "registry":
      return /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(where === "" ? version : where)
        ? undefined
        : "one exact version is named, three numbers with points.";
    default:
      return kind satisfies never;
  }
}

/** What is typed, by the kind. */
export const EXAMPLES: Readonly<Record<ToolKind, string>> = {
  tarball: "For example: --tool tarball ../independent-scrutiny-0.1.0-linux-x64.tgz",
  git: "For example: --tool git https://git.example.org/scrutiny.git#v0.1.0",
  registry: "For example: --tool registry 0.1.0",
};

function isKind(kind: string | undefined): kind is ToolKind {
  return TOOL_KINDS.some((one) => one === kind);
}

function pinnedAs(kind: ToolKind, where: string, { cwd, root, version }: ToolSetting): string {
  if (kind === "registry") return where === "" ? version : where;
  if (kind === "git") return /^git(?:\+|@|:)/.test(where) ? where : `git+${where}`;
  const path = relative(root, resolve(cwd, where)).replaceAll("\\", "/");
  return `file:${isAbsolute(path) || path.startsWith(".") ? path : `./${path}`}`;
}
