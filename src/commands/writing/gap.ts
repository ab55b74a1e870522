/** Something that a record lacks, with a word for scripts. */
export interface Gap {
  readonly reason: string;
  readonly message: string;
}
