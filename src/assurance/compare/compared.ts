import type { Comparison } from "../../model/diff-answer.ts";
import { comparedAreas, comparedCoverage } from "./coverage.ts";
import { comparedEvidence } from "./evidence.ts";
import { comparedFiles } from "./files.ts";
import { comparedLevels } from "./levels.ts";
import { comparedNames } from "./names.ts";
import { comparedWords } from "./own-words.ts";
import { comparedRegisters } from "./registers.ts";
import { comparedStates, type State } from "./state.ts";

export type { State } from "./state.ts";

/**
 * What differs between two states of a knowledge base; where both hold the very same one, between the two periods whose
 * facts they have. All text that is quoted is masked by the policies of both. Nothing in it is made for an edition: it is
 * for those who may read the records.
 */
export function compared(before: State, after: State): Comparison {
  const both = comparedStates(before, after);
  const evidence = comparedEvidence(both);
  const registers = comparedRegisters(both);
  const words = comparedWords(both);
  const told = [...evidence.changed, ...evidence.withdrawn, ...registers, ...words].map(({ path }) => path);
  return {
    evidence,
    coverage: comparedCoverage(both),
    areas: comparedAreas(both),
    levels: comparedLevels(both),
    registers,
    words,
    files: comparedFiles(both, new Set(told)),
    names: comparedNames(both),
  };
}
