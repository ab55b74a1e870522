import type { FileTally, KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { type Problem, startOf } from "../model/problem.ts";
import type { Source } from "../model/source.ts";
import { type FoundFile, parseKnowledgeBase, readPolicy } from "../parse/knowledge-base.ts";
import { FORMAT, foundFiles } from "./load.ts";
import { isPolicyFile } from "./policy-source.ts";
import type { World } from "./world.ts";

/** The policy files of a state that is judged by those of another. */
export interface OwnPolicy {
  /** Undefined where scrutiny.yaml or a framework cannot be read: then nothing can be judged by them. */
  readonly readable: Pick<KnowledgeBase, "policy" | "frameworks"> | undefined;
  readonly files: FileTally;
  /** What was met in reading them; that they cannot be read is a problem here, and no reason to stop. */
  readonly problems: readonly Problem[];
}

/** Reads the policy files of `own`; undefined where they are byte for byte those of `policy`. */
export async function readOwnPolicy(
  own: Source,
  policy: Source,
  { world, judgedBy }: { readonly world: World; readonly judgedBy: RecordFile<Policy> },
): Promise<OwnPolicy | undefined> {
  const ours = await policyFiles(own, world);
  if (isSame(ours, await policyFiles(policy, world))) return undefined;
  const file = ours.find(({ path }) => path === "scrutiny.yaml");
  const read = file && "bytes" in file ? readPolicy(file) : undefined;
  const base = parseKnowledgeBase(
    read?.value ?? judgedBy,
    ours.filter((one) => !(one === file && read)),
    world,
  );
  const problems = [...(read?.problems ?? []), ...base.problems, ...whatStops(read?.value, file)];
  const isReadable = !problems.some(({ severity, place }) => severity === "error" && stops(place.path));
  const { files } = base;
  return {
    readable: isReadable && read?.value ? { policy: read.value, frameworks: base.frameworks } : undefined,
    problems,
    files: read
      ? { ...files, found: ["scrutiny.yaml", ...files.found], read: ["scrutiny.yaml", ...files.read] }
      : files,
  };
}

async function policyFiles(source: Source, world: World): Promise<readonly FoundFile[]> {
  const narrow: Source = {
    ...source,
    list: async (paths) => (await source.list(paths)).filter(({ path }) => isPolicyFile(path)),
  };
  const found: FoundFile[] = [];
  for await (const run of foundFiles(narrow, world)) found.push(...run);
  return found;
}

function isSame(ours: readonly FoundFile[], theirs: readonly FoundFile[]): boolean {
  const other = new Map(theirs.map((file) => [file.path, file]));
  return (
    ours.length === theirs.length &&
    ours.every((file) => {
      const their = other.get(file.path);
      if (!their || !("bytes" in their) || !("bytes" in file)) return false;
      return Buffer.from(their.bytes).equals(file.bytes);
    })
  );
}

function whatStops(policy: RecordFile<Policy> | undefined, file: FoundFile | undefined): readonly Problem[] {
  const problem = (message: string, hint: string): Problem => ({
    rule: "not-readable",
    severity: "error",
    message,
    place: policy?.place(["version"]) ?? startOf("scrutiny.yaml"),
    hint,
    related: [],
  });
  if (file === undefined)
    return [problem("There is no scrutiny.yaml any more.", "Put it back: nothing can be judged without it.")];
  if (!policy || policy.value.version <= FORMAT) return [];
  const message = `The version is ${policy.value.version}; this tool reads up to version ${FORMAT}.`;
  return [problem(message, "Install the version of independent-scrutiny that reads it.")];
}

function stops(path: string): boolean {
  return path === "scrutiny.yaml" || path.startsWith("programme/");
}
