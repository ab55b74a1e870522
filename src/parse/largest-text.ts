/** No file that holds text may be larger, in bytes. */
export const LARGEST_TEXT = 1024 * 1024;
