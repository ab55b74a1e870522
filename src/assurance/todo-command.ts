/** What to type to update a register entry: each update says in a sentence what happened, and an answer says it itself. */
export function updateCommand(name: string, options: string): string {
  return `scrutiny update ${name} ${options}${options.includes("--response ") ? "" : " --text TEXT"}`;
}
