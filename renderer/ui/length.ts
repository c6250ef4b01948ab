/** A running countdown, such as `2:41`, in the digits of `locale`. */
export function countdown(seconds: number, locale: string): string {
  const digits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const minutes = new Intl.NumberFormat(locale).format(Math.floor(seconds / 60));
  return `${minutes}:${digits.format(seconds % 60)}`;
}
