/**
 * How times and weeks are written, which is another matter than the language of the words:
 * somebody with English texts may live by 24 hours and weeks that begin on Monday.
 */
import type { Settings } from '#core/settings';
import type { SystemFormats } from '../ports';

const hourCycles = { '12h': 'h12', '24h': 'h23' } as const;

/**
 * `tag` (BCP 47) with these formats in it, so that all who write by it follow them
 * (https://unicode.org/reports/tr35/#Key_And_Type_Definitions_). What the person chose for the
 * clock comes before what the system says.
 */
export function withFormats(
  tag: string,
  system: SystemFormats,
  chosen: Settings['app']['clock'],
): string {
  const clock = chosen === 'system' ? system.clock : chosen;
  const keywords = [
    ...(clock ? ['hc', hourCycles[clock]] : []),
    ...(system.weekStart ? ['fw', system.weekStart.slice(0, 3)] : []),
  ];
  if (keywords.length === 0) return tag;
  const extended = tag.includes('-u-') ? tag : `${tag}-u`;
  return new Intl.Locale([extended, ...keywords].join('-')).toString();
}
