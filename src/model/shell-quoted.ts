const PLAIN = /^[\w@%+=:,./^~-]+$/;

/**
 * A word as a shell takes it for one word: as it is where nothing in it means something to a shell, else in quotes. In
 * PowerShell and sh these are single quotes; a quote inside is doubled or set apart as each of them wants it.
 */
export function shellQuoted(word: string, platform: string): string {
  if (platform === "win32") return /^[\w./:\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
  return PLAIN.test(word) && !word.startsWith("~") ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
