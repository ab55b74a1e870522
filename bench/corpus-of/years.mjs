// A year's programme, diary, returns and accuracy rounds.
import { dayAfter, quarterDays, yearFolder, yearLabel } from "./calendar.mjs";
import { fixture } from "./fixture.mjs";

export function makeYear(made, year, byQuarter) {
  const folder = `programme/${yearFolder(year)}`;
  const { out, random } = made;
  const programme = fixture("programme/2025-26/programme.yaml");
  out.write(
    `${folder}/programme.yaml`,
    programme.replaceAll("2025/26", yearLabel(year)).replaceAll(/\b2025-(?=\d\d-\d\d)/g, `${year}-`),
  );
  out.write(`${folder}/diary.yaml`, diaryOf(random, year, byQuarter));
  out.write(`${folder}/escalations.yaml`, returnsOf(random));
  out.write(`${folder}/accuracy.yaml`, roundsOf(year));
}

function diaryOf(random, year, byQuarter) {
  const lines = [];
  for (const quarter of [1, 2, 3, 4]) {
    const { from } = quarterDays(year, quarter);
    const notes = byQuarter.get(`${year} ${quarter}`).slice(0, 8);
    for (const { id, date, activity } of notes) {
      lines.push(`{on: ${date}, activity: ${activity}, outcome: done, days: 0.5, note: ${id}}`);
    }
    for (let at = 0; at < 6; at += 1) {
      const on = dayAfter(from, 3 + at * 14);
      const activity = ["chair-meeting", "masa-network", "assurance-group"][at % 3];
      const isDone = random.chance(0.85);
      const rest = isDone
        ? "outcome: done, days: 1, papers: in-time"
        : "outcome: cancelled, why: Too few could come.";
      lines.push(`{on: ${on}, activity: ${activity}, ${rest}}`);
    }
  }
  return `entries:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
}

function returnsOf(random) {
  const lines = ["Q1", "Q2", "Q3", "Q4"].flatMap((period) =>
    ["council", "police", "hospitals"].map((from) => {
      const [practitioner, manager, head] = [random.below(12), random.below(8), random.below(3)];
      const all = practitioner + manager + head;
      const settled = `{practitioner: ${practitioner}, manager: ${manager}, head-of-service: ${head}}`;
      return `{period: ${period}, from: ${from}, notified: ${all + 1}, settled-at: ${settled}, open: 1, overdue: 0, outcomes-notified: ${all}}`;
    }),
  );
  return `returns:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
}

function roundsOf(year) {
  const rounds = [1, 2, 3, 4].map((quarter) => {
    const sent = dayAfter(quarterDays(year, quarter).to, 2);
    const due = dayAfter(sent, 7);
    return `  - {report: q${quarter}, sent: ${sent}, to: [dsp-group, business-manager], due: ${due}, closed: ${due}, comments: []}\n`;
  });
  return `rounds:\n${rounds.join("")}`;
}
