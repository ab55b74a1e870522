/** The hooks that are set up, by git's names. */
export const HOOKS = ["pre-commit", "pre-push"] as const;
export type HookName = (typeof HOOKS)[number];

/** What the name of a hook ends in that stood there before ours, and is kept. */
export const KEPT = ".before-scrutiny";

/** How a hook is made. */
export interface HookSetting {
  /** The knowledge base's folder below the top of the work tree, without a slash at its end; "." for the top. */
  readonly base: string;
  /** Whether what stood there before runs by `sh -e` and need not be executable, as husky runs it. */
  readonly isHusky: boolean;
}

/** By its second line a hook of ours is known, whichever version made it. */
const MARK = "# scrutiny hook: made by `scrutiny hooks install`, taken away by `scrutiny hooks remove`";

/** Whether a hook is one of ours. */
export function isOurs(text: string): boolean {
  return text.split("\n", 2)[1]?.startsWith("# scrutiny hook") === true;
}

/** The knowledge base that a hook of ours is for. */
export function baseOf(text: string): string | undefined {
  const quoted = /^base='((?:[^']|'\\'')*)'$/m.exec(text)?.[1];
  return quoted?.replaceAll("'\\''", "'");
}

/** The hook as a script for any POSIX shell. It refuses where it cannot look. */
export function hookScript(name: HookName, setting: HookSetting): string {
  const verb = name === "pre-commit" ? "commit" : "push";
  const parts = [head(setting, verb), name === "pre-push" ? TOLD : "", before(name, setting), find(verb)];
  return [...parts, name === "pre-commit" ? COMMIT : PUSH].filter((part) => part !== "").join("\n");
}

function head({ base }: HookSetting, verb: string): string {
  return `#!/bin/sh
${MARK}
# It refuses personal data. To go on without it, knowing what you send: git ${verb} --no-verify

base='${base.replaceAll("'", "'\\''")}'
say() { printf '%s\\n' "$*" >&2; }
`;
}

/** What git tells is for both hooks. */
const TOLD = `told=$(cat)
tell() { [ -z "$told" ] || printf '%s\\n' "$told"; }
`;

function before(name: HookName, { isHusky }: HookSetting): string {
  const [test, run] = isHusky ? ["-f", 'sh -e "$other"'] : ["-x", '"$other"'];
  return `# the hook that stood here before goes first
other="$0${KEPT}"
if [ ${test} "$other" ]; then
  ${name === "pre-push" ? "tell | " : ""}${run} "$@" || exit $?
fi
`;
}

function find(verb: string): string {
  return `if [ ! -f "$base/scrutiny.yaml" ] && ! git cat-file -e "HEAD:./$base/scrutiny.yaml" 2>/dev/null; then
  say "scrutiny: this branch has no knowledge base, so nothing was looked at."
  exit 0
fi
if [ -x "$base/node_modules/.bin/scrutiny" ]; then tool="$base/node_modules/.bin/scrutiny"
elif [ -x node_modules/.bin/scrutiny ]; then tool=node_modules/.bin/scrutiny
elif command -v scrutiny >/dev/null 2>&1; then tool=scrutiny
elif npx --no-install --offline scrutiny --version </dev/null >/dev/null 2>&1; then tool=
else
  say "scrutiny was not found, so nothing was looked at, and the ${verb} is refused."
  say "Install it where package.json names it: npm ci"
  say "To go on without it, knowing what you send: git ${verb} --no-verify"
  exit 1
fi
scrutiny_check() {
  if [ -n "$tool" ]; then "$tool" -C "./$base" check --format compact "$@" 2>&1
  else npx --no-install --offline scrutiny -C "./$base" check --format compact "$@" 2>&1
  fi
}
refused() {
  say "$found"
  say "The ${verb} is refused. To go on all the same, knowing what you send: git ${verb} --no-verify"
  exit 1
}
`;
}

const COMMIT = `found=$(scrutiny_check --staged --privacy) || refused
printf '%s\\n' "$found" | grep ': warning: ' >&2 || :

# other errors do not keep a commit back: a half-written note is better in git than nowhere
git rev-parse --verify --quiet HEAD >/dev/null || exit 0
found=$(scrutiny_check --staged --since HEAD) && exit 0
if [ $? -eq 1 ]; then
  say "The commit goes on. To mend in its files, see scrutiny check:"
  printf '%s\\n' "$found" | grep ': error: ' >&2 || :
else say "$found"
fi
exit 0
`;

const PUSH = `found=$(tell | scrutiny_check --history --pushed="$1") || refused
printf '%s\\n' "$found" | grep ': warning: ' >&2 || :
exit 0
`;
