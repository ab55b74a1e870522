/** One thing that may stand there, and what is said beside it where the shell shows that. */
export interface Candidate {
  readonly value: string;
  readonly says: string;
}
