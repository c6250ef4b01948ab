/** How deep and how large a value is, found out without walking all of it. */

/**
 * Whether arrays and objects lie within each other more than `levels` deep. Looks no deeper than
 * that, so that it is safe for what would overflow the stack of anything else.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels <= 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/**
 * Whether the value, which may hold itself, is made of more than `most` parts: each value and
 * key is one, and so is every 100 characters of text.
 */
export function isLargerThan(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value];
  let parts = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    parts += 1 + (typeof next === 'string' ? hundreds(next) : 0);
    if (parts + waiting.length > most) return true;
    if (typeof next !== 'object' || next === null) continue;
    if (ArrayBuffer.isView(next)) return true;
    for (const key of Object.keys(next)) {
      parts += hundreds(key);
      waiting.push(Reflect.get(next, key));
      if (parts + waiting.length > most) return true;
    }
  }
  return false;
}

function hundreds(text: string): number {
  return Math.floor(text.length / 100);
}
