/**
 * A length of time in short words, such as `1m 20s`, in `locale`. From a minute on it is
 * rounded to `step` seconds, since nobody plans by less.
 */
export function lengthInWords(seconds: number, locale: string, step = 5): string {
  const whole = seconds < 60 ? Math.round(seconds) : Math.round(seconds / step) * step;
  const parts: [number, 'minute' | 'second'][] = [
    [Math.floor(whole / 60), 'minute'],
    [whole % 60, 'second'],
  ];
  return parts
    .filter(([value, unit]) => value > 0 || (unit === 'second' && whole === 0))
    .map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value),
    )
    .join(' ');
}
