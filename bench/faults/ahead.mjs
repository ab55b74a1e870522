/** So many calls the thread that writes is ahead of any other: the main thread opens some 350 files. */
export const AHEAD = 500;
