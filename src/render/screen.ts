import type { Paint } from "./paint.ts";

/** Width and colours of the terminal. */
export interface Screen {
  readonly paint: Paint;
  readonly columns: number;
}
