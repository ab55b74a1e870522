/** Colours a part of a message; the words say it all without. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  /** A text of ours that tells what to type, its commands as the user types them: with the folder that they named. */
  command(text: string): string;
}
