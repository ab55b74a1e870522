/** Every word that is searched for stands somewhere in the choice, letter case aside. */
export function isFound(search: string, choice: Searched | undefined): boolean {
  if (!choice) return false;
  const wanted = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length > 0 && choice.untilSearched === true) return false;
  const text = `${choice.label} ${choice.value} ${choice.words ?? ""}`.toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** What a search looks at. */
interface Searched {
  readonly value: string;
  readonly label: string;
  readonly words?: string;
  readonly untilSearched?: boolean;
}
