/** What to type to update a register entry: each update says in a sentence what happened, whatever else it sets. */
export function updateCommand(name: string, options: string): string {
  return `scrutiny update ${name} ${options} --text TEXT`;
}
