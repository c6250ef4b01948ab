/** How large a session's type is on the screen, and whether all of it is to be seen. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '#core/languages';
import type { Message } from '#core/moves/vocabulary';

/** A display of 24 inches, 16:9, is so wide. */
const displayMm = 531;

/** Logical pixels a millimetre, on a 24-inch display that is so many of them wide. */
export function pixelsPerMm(displayWidth: number): number {
  return displayWidth / displayMm;
}

type Cues = Readonly<Record<string, string>>;

/** The longest instruction there is in a language, by its letters. */
export function longestCue(language: Language): Message {
  const file = path.resolve('assets/locales', language, 'moves.json');
  const texts: Record<string, { cues: Cues; forms?: Record<string, { cues?: Cues }> }> = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const all = Object.entries(texts).flatMap(([id, { cues, forms = {} }]) => [
    ...Object.entries(cues).map(([cue, text]) => ({ key: `moves:${id}.cues.${cue}`, text })),
    ...Object.entries(forms).flatMap(([form, { cues: own = {} }]) =>
      Object.entries(own).map(([cue, text]) => ({
        key: `moves:${id}.forms.${form}.cues.${cue}`,
        text,
      })),
    ),
  ]);
  const [longest] = all.sort((a, b) => b.text.length - a.text.length);
  if (!longest) throw new Error(`${language} has no cues`);
  return { key: longest.key };
}

export const spokenLanguages = readdirSync(path.resolve('assets/locales')) as Language[];

/** One that is as high as the script's letters are: a capital, an ideograph, an alef. */
const measured: Partial<Record<Language, string>> = {
  ja: '永',
  'zh-CN': '永',
  'zh-TW': '永',
  ko: '한',
  ar: 'ا',
};

export interface TypeSize {
  /** Height of a capital of the instruction, an ideograph, a syllable or an alef; CSS pixels. */
  readonly capital: number;
  /** Height of the big numeral's digits; null where there is none. */
  readonly numeral: number | null;
  /** What lies over something else, or outside of the window. */
  readonly faults: readonly string[];
}

export function typeSizeOf(page: Page, language: Language): Promise<TypeSize> {
  return page.evaluate((letter) => {
    const canvas = document.createElement('canvas').getContext('2d');
    const heightOf = (element: Element, text: string) => {
      if (!canvas) throw new Error('no canvas');
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const box = canvas.measureText(text);
      return box.actualBoundingBoxAscent + Math.max(0, box.actualBoundingBoxDescent);
    };
    const find = (part: string) => document.querySelector(`[class*="${part}"]`);
    const cue = document.querySelector('[data-cue]');
    const [heading, count, controls] = ['_heading_', '_count_', '_controls_'].map(find);
    const aside = document.querySelector('[class*="_measure_"] > [class*="_aside_"]');
    const numeral = find('_numeral_');
    if (!cue || !heading || !count || !controls) throw new Error('no session on show');
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const parts = { heading, cue, count, controls, ...(aside && { aside }) };
    const faults: string[] = [];
    for (const [name, element] of Object.entries(parts)) {
      const box = boxOf(element);
      if (box.left < -1 || box.top < -1) faults.push(`${name} leaves the window`);
      if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
        faults.push(`${name} leaves the window`);
      }
      if (element.scrollWidth > element.clientWidth + 1) faults.push(`${name} is too narrow`);
    }
    const below = (upper: Element, lower: Element, what: string) => {
      if (boxOf(upper).bottom > boxOf(lower).top + 1) faults.push(what);
    };
    below(heading, cue, 'the heading lies over the instruction');
    below(cue, count, 'the instruction lies over the count');
    below(count, controls, 'the count lies over the buttons');
    if (aside) {
      below(cue, aside, 'the instruction lies over the words beside the count');
      below(aside, controls, 'the words beside the count lie over the buttons');
    }
    return {
      capital: heightOf(cue, letter),
      numeral: numeral && heightOf(numeral, '0'),
      faults,
    };
  }, measured[language] ?? 'H');
}
