/** A picture of a terminal, and the sentence that says what is on it. */
export interface TerminalPicture {
  readonly name: string;
  readonly says: string;
  readonly svg: string;
}

/** The day on which the guide's readers stand. */
export const DAY: string;

/** Makes all pictures of the guide. `dist/` has to be built, and tmux and git to be there. */
export function makePictures(): Promise<readonly TerminalPicture[]>;
