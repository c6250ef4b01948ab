/** Minutes since local midnight, 0–1439. */
export type MinutesOfDay = number;

const pattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether `text` is a time of day written `HH:MM`, 00:00–23:59. */
export function isTimeOfDay(text: string): boolean {
  return pattern.test(text);
}

/** `'09:30'` → 570. Throws a RangeError when `text` is not `HH:MM`. */
export function parseTimeOfDay(text: string): MinutesOfDay {
  const match = pattern.exec(text);
  if (!match) throw new RangeError(`not a time of day (HH:MM): ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** 570 → `'09:30'`. */
export function formatTimeOfDay(minutes: MinutesOfDay): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
