// Where a value stands. A frame makes a text about a value: `{before, after}`, and what a new line in the value is
// to be followed by (`indent`). Each set has five frames, so that every disguise is tried in five surroundings.
//
// The five of most disguises are prose, table cell, list item, YAML value and link. A disguise that only one of them
// can carry (a YAML escape, percent encoding) has five forms of that one; a wrapped line, which no table cell can
// hold, has a block quote in its place.

const SENTENCES = [
  ["The scrutineer read the file of ", " on the day and had no question."],
  ["In the second audit the record of ", " had no chronology."],
  ["Papers came late, and ", " was written on the cover of one."],
  ["A social worker wrote to the panel about ", " in the spring."],
  ["It was agreed that ", " would be taken out of the paper."],
];
const LEAD = "## What I saw\n\nFour records were read with the manager of the front door.\n\n";
const TAIL = "\n\nThe group asked for the audit to come back in the autumn.\n";

const HEAD = "---\ntitle: Front door visit\nactivity: visit\nstatus: ready\n";
const BODY = "\n---\n## What I saw\n\nFour records were read with the manager.\n";

/** The keys of a form, where a kind has one of its own. */
const KEYS = {
  "nhs-number": "nhs-number",
  "pupil-number": "upn",
  "national-insurance-number": "ni-number",
  "date-of-birth": "date-of-birth",
  "telephone-number": "telephone",
  "email-address": "email",
  "case-reference": "case-number",
  postcode: "postcode",
};

const sentence = ({ index, label }) => {
  const [before, after] = SENTENCES[index % SENTENCES.length];
  return { before: `${before}${label}`, after };
};

const prose = (about) => {
  const { before, after } = sentence(about);
  return { surrounding: "prose", before: `${LEAD}${before}`, after: `${after}${TAIL}`, indent: "" };
};

const table = ({ label }) => ({
  surrounding: "table",
  before: `${LEAD}| Read | What it said | By |\n| ---- | ------------ | -- |\n| 4 July | ${label}`,
  after: ` | scrutineer |\n| 5 July | nothing | scrutineer |${TAIL}`,
  indent: "",
});

const list = (about) => {
  const { before, after } = sentence(about);
  const lead = `${LEAD}- The plan was in date.\n- `;
  return {
    surrounding: "list",
    before: lead + before,
    after: `${after}\n- It was signed.${TAIL}`,
    indent: "  ",
  };
};

const quote = (about) => {
  const { before, after } = sentence(about);
  return {
    surrounding: "block quote",
    before: `${LEAD}> ${before}`,
    after: `${after}${TAIL}`,
    indent: "> ",
  };
};

const quotedList = (about) => {
  const { before, after } = sentence(about);
  const lead = `${LEAD}> 1. The plan was in date.\n> 2. `;
  return { surrounding: "list", before: lead + before, after: `${after}${TAIL}`, indent: ">    " };
};

const yaml = (about) => {
  const { before, after } = sentence(about);
  return {
    surrounding: "yaml",
    before: `${HEAD}findings:\n  - about: quality.data\n    finding: '${before}`,
    after: `${after}'\n    strength: weak${BODY}`,
    indent: "      ",
  };
};

const linkText = ({ label }) => ({
  surrounding: "link",
  before: `${LEAD}The [file of ${label}`,
  after: `](https://records.fernshire.test/files/a7) was read.${TAIL}`,
  indent: "",
});

/** Half of the values in the text of the link, half in its address. */
const link = (about) =>
  about.index % 2 === 0 ? linkText(about) : address("The [file](<", ">) was read.")(about);

const address = (open, close) => (about) => ({
  surrounding: "link",
  before: `${LEAD}${open}${addressLead(about)}`,
  after: `${close}${TAIL}`,
  indent: "",
});

function addressLead({ kind, index, label, name, needsLabel }) {
  if (kind === "email-address" && index % 4 === 1) return "mailto:";
  if (kind === "telephone-number" && index % 4 === 1) return "tel:";
  const key = keyOf({ kind, name, needsLabel });
  return label === ""
    ? "https://records.fernshire.test/find/"
    : `https://records.fernshire.test/find?${key}=`;
}

/** A number without a pattern keeps its word as the key. */
function keyOf({ kind, name, needsLabel }) {
  if (!needsLabel || kind === "date-of-birth") return KEYS[kind];
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/-$/, "");
}

/** Five places of a front matter for a scalar that `style` opens and closes. */
function yamlFrames({ open, close, indent }) {
  const keys = [
    [`${HEAD}finding: `, "\nstrength: weak", "  "],
    [`${HEAD}asked:\n  - `, "\n  - Is the plan in date?", "    "],
    [`${HEAD}findings:\n  - about: quality.data\n    finding: `, "\n    strength: weak", "      "],
    [`${HEAD}sources:\n  first:\n    title: `, "\n    kind: papers", "      "],
    [`${HEAD}answers: `, "", "  "],
  ];
  return keys.map(([before, after, deeper]) => (about) => {
    const text = sentence({ ...about, label: about.label.replace(": ", " ") });
    const start = open.replaceAll("\n", `\n${deeper}`);
    return {
      surrounding: "yaml",
      before: before + start + text.before,
      after: text.after + close + after + BODY,
      indent: indent ?? deeper,
    };
  });
}

const comment = (lead) => (about) => {
  const text = sentence(about);
  return {
    surrounding: "yaml",
    before: `${lead}# ${text.before}`,
    after: `${text.after}\nstrength: weak${BODY}`,
    indent: "# ",
  };
};

const trailingComment =
  (lead) =>
  ({ label }) => ({
    surrounding: "yaml",
    before: `${HEAD}${lead} # ${label}`,
    after: `\nstrength: weak${BODY}`,
    indent: "# ",
  });

/** The value in a key; what follows it is the key's own value. */
const key =
  (before, after) =>
  ({ label }) => ({
    surrounding: "yaml",
    before: `${HEAD}${before}${label}`,
    after: `${after}${BODY}`,
    indent: "  ",
  });

/** The value alone, after a key that is its label. */
const ofKey = (before, after) => (about) => ({
  surrounding: "yaml",
  before: `${HEAD}${before(keyOf(about))}`,
  after: `${after}${BODY}`,
  indent: "  ",
});

/** A table whose column is headed by the label, the value alone below it. */
const column = (head, row, after) => (about) => {
  const name = about.name.replace(/:$/, "").replace(/^born on$/, "born");
  const rule = head(name).replace(/[^|]/g, "-");
  return {
    surrounding: "table",
    before: `${LEAD}${head(name)}\n${rule}\n${row}`,
    after: `${after}${TAIL}`,
    indent: "",
  };
};

/** The value in a comment of HTML, or in what a tag carries. */
const markup =
  (open, close) =>
  ({ label }) => ({
    surrounding: "prose",
    before: `${LEAD}The file was read.${open}${label}`,
    after: `${close} It was in order.${TAIL}`,
    indent: "",
  });

export const FRAMES = {
  usual: [prose, table, list, yaml, link],
  /** What an address cannot hold: markup. */
  shown: [prose, table, list, yaml, linkText],
  /** What a YAML value does not decode. */
  markdown: [prose, table, list, quote, linkText],
  outsideLinks: [prose, table, list, quote, quotedList],
  wrap: [prose, quote, list, yaml, linkText],
  wrapMarkdown: [prose, quote, list, quotedList, linkText],
  addresses: [
    address("The [file](", ") was read."),
    address("The [file](<", "> 'of the audit') was read."),
    address("The file is at <", "> and was read."),
    address("The [file][a] was read.\n\n[a]: ", ""),
    address("| File |\n| ---- |\n| ![plan](", ") |"),
  ],
  yamlDouble: yamlFrames({ open: '"', close: '"' }),
  yamlSingle: yamlFrames({ open: "'", close: "'" }),
  yamlPlain: yamlFrames({ open: "", close: "" }),
  yamlFolded: yamlFrames({ open: ">\n", close: "" }),
  yamlFoldedKept: yamlFrames({ open: ">-\n", close: "" }),
  yamlLiteral: yamlFrames({ open: "|\n", close: "" }),
  yamlComment: [
    comment(HEAD),
    comment(`${HEAD}finding: The plan was in date.\n`),
    trailingComment("finding: The plan was in date."),
    trailingComment("asked: [a, b]"),
    trailingComment("sources:"),
  ],
  yamlKey: [
    key("asked: {'", "': seen}"),
    key("'", "': seen"),
    key('"', '": seen'),
    key("sources:\n  '", "': seen"),
    key("asked:\n  - '", "': seen"),
  ],
  yamlOwnKey: [
    ofKey((name) => `${name}: `, ""),
    ofKey((name) => `${name}: '`, "'"),
    ofKey((name) => `child:\n  ${name}: `, "\n  seen: true"),
    ofKey((name) => `children:\n  - ${name}: `, "\n    seen: true"),
    ofKey((name) => `child: {seen: true, ${name}: '`, "'}"),
  ],
  column: [
    column((name) => `| ${name} | Seen |`, "| ", " | yes |"),
    column((name) => `| Child | ${name} |`, "| Child A | ", " |"),
    column((name) => `| Child | ${name} |`, "| Child A | nothing |\n| Child B | ", " |"),
    column((name) => `| Child | Seen | ${name} |`, "| Child A | yes | ", " |"),
    column((name) => `Child | ${name}`, "Child A | ", ""),
  ],
  htmlWhole: [
    markup(" <!-- ", " -->"),
    markup("\n\n<!-- ", " -->\n\n"),
    markup("\n\n<!--\n", "\n-->\n\n"),
    markup(' <span title="', '">seen</span>'),
    markup("\n\n<div>", "</div>\n\n"),
  ],
};
