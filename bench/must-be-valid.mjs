import { REPORTED } from "./corpus-of/calendar.mjs";
import { runNode } from "./measure.mjs";

/** A corpus with an error in it, or a report of other notes than `reported`, would measure something else: throws. */
export function mustBeValid(program, { folder, notes, reported }) {
  const check = [program, "-C", folder, "check", "--format", "json"];
  const { stdout } = runNode(check, { keep: true, codes: [0, 1] });
  const { counts } = JSON.parse(stdout);
  if (counts.errors > 0 || counts.leftOut > 0) throw new Error(`the corpus of ${notes} notes is not valid`);
  if (reported === undefined) return;
  const report = ["report", "--quarter", `Q${REPORTED.quarter}`, "--format", "md", "--stdout"];
  const { stderr } = runNode([program, "-C", folder, ...report], { keep: true });
  const used = `${reported} used, 0 left out`;
  if (!stderr.includes(used)) throw new Error(`the report of ${notes} notes does not say: ${used}`);
}
