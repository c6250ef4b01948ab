/** The system's voices, whichever service has them. */
import type { Language } from './languages';

export interface Voice {
  /** The system's name for it. */
  readonly name: string;
  /** What it speaks, such as `pt-BR`, `pt_BR`, `pt` or `cmn`. */
  readonly tag: string;
}

/** Those that speak the language: of its own region first, else as they came. A name comes once. */
export function voicesFor(voices: readonly Voice[], language: Language): readonly Voice[] {
  const names = new Set<string>();
  return voices
    .flatMap((voice) => {
      const distance = distanceFrom(voice.tag, language);
      return distance === null ? [] : [{ voice, distance }];
    })
    .sort((one, other) => one.distance - other.distance)
    .map(({ voice }) => voice)
    .filter(({ name }) => !names.has(name) && names.add(name));
}

/** 0: of its region, or it has none; 1: of no region that is told; 2: of another; null: not it. */
function distanceFrom(tag: string, language: Language): number | null {
  const [spoken = '', ...more] = tag.toLowerCase().split(/[-_]/);
  const [base, region] = language.toLowerCase().split('-');
  if ((chinese.has(spoken) ? 'zh' : spoken) !== base) return null;
  if (region === undefined || more.includes(region)) return 0;
  return spoken === 'yue' || more.length > 0 ? 2 : 1;
}

/** Mandarin and Cantonese, as synthesizers call them. */
const chinese: ReadonlySet<string> = new Set(['cmn', 'yue']);
