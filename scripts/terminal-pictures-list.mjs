/**
 * The pictures of the guide: what is typed, and what the picture says in a sentence. `keys` are what a question shows and
 * what is then typed; the last is what stands on the screen when the picture is taken. `change` is what a person has
 * written into a file before; `lines` are as many as are shown of a long answer.
 */
export const PICTURES = [
  {
    name: "new-evidence",
    says: "The questions of new-evidence, answered, and the last screen before the note is saved.",
    command: "scrutiny new-evidence",
    rows: 60,
    keys: [
      ["Which activity was it?", "dsp\r"],
      ["What did you see?", "+ The group agreed who tells the schools.\r"],
      ["And what else?", "- The health rota is still not shown.\r\r"],
      ["What is it about? + The group", "represent\r"],
      ["What is it about? - The health", "\r"],
      ["Save as a draft", ""],
    ],
  },
  {
    name: "todo",
    says: "What todo lists as urgent: each with its day, how late it is, and the command to type.",
    command: "scrutiny todo --urgency 1",
  },
  {
    name: "status",
    says: "The year on one screen: quarters, areas, registers, days and information.",
    command: "scrutiny status --year 2025/26",
  },
  {
    name: "check",
    says: "Check names an error: a criterion is misspelt. It shows the line, the place in it, and the one that was meant.",
    command: "scrutiny check evidence/2025-26/2025-09-16-visit-to-a-secondary-school-h3vj.md",
    change: {
      path: "evidence/2025-26/2025-09-16-visit-to-a-secondary-school-h3vj.md",
      from: "about: training.take-up",
      to: "about: training.takeup",
    },
  },
  {
    name: "diff",
    says: "What a change does, in words: the finding that was changed, word by word.",
    command: "scrutiny diff main",
    change: {
      path: "evidence/2025-26/2025-09-16-visit-to-a-secondary-school-h3vj.md",
      from: "finding: ",
      to: "finding: Mostly ",
    },
  },
  {
    name: "coverage",
    says: "The areas of a quarter, and below them the criteria of one: what works well, what worries, from how many sources.",
    command: "scrutiny coverage --year 2025/26",
    lines: 30,
  },
  {
    name: "update",
    says: "What is open in the registers: two entries are overdue, and the others stand below with their due days.",
    command: "scrutiny update",
  },
  {
    name: "programme",
    says: "The work programme of a year: each activity by quarter, done of planned, and why something was not done.",
    command: "scrutiny programme show --year 2025/26",
    lines: 34,
  },
  {
    name: "init",
    says: "The first questions of init: the partnership, its partners, and the choice of three frameworks.",
    command: "scrutiny init ../our-partnership",
    rows: 60,
    keys: [
      ["What is the partnership called?", "Fernshire Safeguarding Children Partnership\r"],
      ["Its short name", "\r"],
      ["Which area", "\r"],
      ["Scrutineer's name", "A. Marlow\r"],
      ["The first safeguarding partner", "council=Fernshire County Council\r"],
      ["The next safeguarding partner", "icb=NHS Fernshire Integrated Care Board\r"],
      [/Integrated Care Board[^◆]*◆ {2}The next/, "police=Fernshire Constabulary\r"],
      [/Constabulary[^◆]*◆ {2}The next/, "\r"],
      ["Which scrutiny framework", ""],
    ],
  },
];
