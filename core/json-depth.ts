/**
 * Whether arrays and objects lie within each other more than `levels` deep. Looks no deeper than
 * that, so that it is safe for what would overflow the stack of anything else.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels <= 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
