/** A picture as it may go into a document with its size, or in a sentence why it may not. */
export type PictureRead =
  | { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  | string;
