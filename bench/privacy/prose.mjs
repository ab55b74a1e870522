// Made council prose: what scrutineers write, with nobody in it.

const WHO = [
  "The delegated safeguarding partners",
  "The assurance group",
  "The integrated care board",
  "The constabulary",
  "A head teacher",
  "The front door manager",
  "The youth panel",
  "Two practitioners",
  "The county council",
  "The learning and development group",
];
const DID = [
  "agreed to bring the audit back in the autumn",
  "asked how the plan had changed what children see",
  "said that the briefing had reached every team",
  "could not show who had read the findings",
  "wanted the dashboard to come with the papers",
  "noted the action and left it open",
  "found that chronologies were kept in most files",
  "had no figure for children who live outside the area",
  "took the question of thresholds to the next meeting",
  "heard from parents before the report was finished",
];
const WHY = [
  "because nobody had been asked to lead it",
  "so that schools would hear at the same time",
  "although the budget had been put off twice",
  "as the statutory guidance expects",
  "while the policy was being rewritten",
  "and the independent scrutineer welcomed that",
  "but the evidence for it was thin",
  "after the visit to the second area team",
];

/** A sentence without a single digit. */
export function sentence(chance) {
  return `${chance.oneOf(WHO)} ${chance.oneOf(DID)} ${chance.oneOf(WHY)}.`;
}

export function paragraph(chance, sentences) {
  return Array.from({ length: sentences }, () => sentence(chance)).join(" ");
}

const NUMBERED = [
  (chance) => `${chance.between(2, 60)} of ${chance.between(61, 400)} returns came in by July 2025.`,
  (chance) => `Attendance rose from ${chance.between(40, 60)}% to ${chance.between(61, 99)}%.`,
  () => "Section 11 asks for it, and so does Working Together 2023.",
  (chance) => `The training cost £${chance.between(2, 90)},${chance.digits(3)} in 2024/25.`,
  (chance) => `The next meeting is on ${chance.between(1, 28)} October 2025 at 10.30.`,
];

/** Notes of about 3 kB as people write them: a front matter, and a number in one sentence of five. */
export function ordinaryNote(chance) {
  const head = `---\ntitle: Visit to an area team\ndate: 2025-${10 + chance.below(3)}-${10 + chance.below(18)}\nactivity: visit\nline: 3\nstatus: ready\n---\n`;
  const parts = Array.from({ length: 5 }, () => {
    const written = [paragraph(chance, 2), chance.oneOf(NUMBERED)(chance), paragraph(chance, 2)].join(" ");
    return `## What I saw\n\n${written}\n`;
  });
  return head + parts.join("\n");
}

/** Notes of about 3 kB without a digit in their body. */
export function plainNote(chance) {
  return Array.from({ length: 5 }, () => `## What I saw\n\n${paragraph(chance, 5)}\n`).join("\n");
}
