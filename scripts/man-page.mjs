// The man page, made of the help of the program and of each command as the build has just made them: it cannot go stale.

/** The page in roff. `main` is the built program. */
export async function manPage(main, version) {
  const helpOf = (argv) => helpBy(main, version, argv);
  const whole = await helpOf([]);
  const parts = [
    `.TH SCRUTINY 1 "" "independent-scrutiny ${version}" "User commands"`,
    ".SH NAME",
    "scrutiny \\- evidence, framework and reports of an Independent Scrutineer",
    ".SH SYNOPSIS",
    ".B scrutiny",
    "[options] command",
    ".SH DESCRIPTION",
    ...body(whole),
    ".SH COMMANDS",
  ];
  for (const name of commandsIn(whole)) {
    const help = await helpOf([name]);
    parts.push(...section([name], help));
    for (const below of commandsIn(help)) parts.push(...section([name, below], await helpOf([name, below])));
  }
  return [...parts, ".SH SEE ALSO", ".BR git (1)", ""].join("\n");
}

async function helpBy(main, version, argv) {
  let said = "";
  const stream = (write) => ({ isTTY: false, columns: undefined, write, written: async () => undefined });
  const world = {
    cwd: "/",
    env: {},
    platform: "linux",
    version,
    stdin: { isTTY: false },
    stdout: stream((text) => (said += text)),
    stderr: stream(() => {}),
    randomBytes: (count) => new Uint8Array(count),
  };
  await main([...argv, "--help"], world);
  return said;
}

function section(names, help) {
  return [`.SS scrutiny ${names.join(" ")}`, ...body(help)];
}

/** The commands that the help of a command lists. */
function commandsIn(help) {
  const listed = help.split("\nCommands:\n")[1]?.split("\n\n")[0] ?? "";
  return [...listed.matchAll(/^ {2}([a-z][a-z-]+)/gm)].map(([, name]) => name);
}

const LISTS = new Set(["Arguments:", "Options:", "Commands:"]);

/** Help as roff: lists of options as tagged paragraphs, what follows an `Example` line as it stands, the rest as text. */
function body(help) {
  const out = [];
  for (const block of help.trimEnd().split("\n\n")) {
    const [head, ...lines] = block.split("\n");
    if (head.startsWith("Usage: ")) out.push(".PP", `.B ${escaped(head.slice("Usage: ".length))}`);
    else if (LISTS.has(head)) out.push(".PP", escaped(head), ...tagged(lines));
    else if (lines.some((line) => line.startsWith("  ")))
      out.push(".PP", escaped(head), ".nf", ...lines.map(escaped), ".fi");
    else out.push(".PP", escaped(block.replace(/\n/g, " ")));
  }
  return out;
}

function tagged(lines) {
  const items = [];
  for (const line of lines) {
    const [, tag, says] = /^ {2}(\S.*?)(?: {2,}(\S.*))?$/.exec(line) ?? [];
    if (tag !== undefined && !line.startsWith("   ")) items.push({ tag, says: says ?? "" });
    else if (items.length > 0) items.at(-1).says += ` ${line.trim()}`;
  }
  return items.flatMap(({ tag, says }) => [".TP", `.B ${escaped(tag)}`, escaped(says.trim())]);
}

function escaped(text) {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^(['.])/, "\\&$1");
}
