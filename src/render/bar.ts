/** A small bar of `steps` characters for a count of a whole; full only at the whole, empty only at none. */
export function bar(count: number, whole: number, steps: number): string {
  if (whole <= 0) return "";
  const share = Math.min(1, Math.max(0, count / whole));
  const filled = Math.round(share * steps);
  const kept = share > 0 ? Math.max(1, filled) : 0;
  const full = share < 1 ? Math.min(steps - 1, kept) : kept;
  return `${"█".repeat(full)}${"░".repeat(steps - full)}`;
}
