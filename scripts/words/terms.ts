/** One word for one thing in each language: what docs/glossary.md lists, and texts keep to. */
import type { Language } from '#core/languages';

type Other = Exclude<Language, 'en'>;

export interface Term {
  readonly name: string;
  readonly meaning: string;
  /** English texts that are about it. */
  readonly english: RegExp;
  /** The word as a person reads it, and what every translation of such a text contains. */
  readonly words: Readonly<Record<Other, readonly [word: string, stem: RegExp]>>;
  /** Texts that are about something else, or better without it: key, without a plural form. */
  readonly but?: Readonly<Record<string, readonly Other[] | 'all'>>;
}

export const terms: readonly Term[] = [
  {
    name: 'break',
    meaning: 'a minute or two of moves',
    english: /\bbreaks?\b/i,
    words: {
      de: ['Pause', /paus/i],
      fr: ['pause', /paus/i],
      es: ['pausa', /paus/i],
      'pt-BR': ['pausa', /paus/i],
      it: ['pausa', /paus/i],
      nl: ['pauze', /pauz/i],
      pl: ['przerwa', /przerw/i],
      tr: ['mola', /mola/i],
      ja: ['休憩', /休憩/],
      'zh-CN': ['休息', /休息/],
      sv: ['paus', /paus/i],
      uk: ['перерва', /перерв/i],
      cs: ['přestávka', /přestáv/i],
      'pt-PT': ['pausa', /paus/i],
      'zh-TW': ['休息', /休息/],
      ko: ['휴식', /휴식/],
      ar: ['استراحة', /استراح/],
    },
    but: {
      'settings:workHours.patterns.lunch': 'all',
      'settings:breaks.displays.label': 'all',
      'settings:breaks.skipAllowed.label': ['de'],
      'settings:body.focus.hint': ['de', 'nl'],
      'settings:breaks.movesPerBreak.label': ['ja'],
      'settings:breaks.snoozeMinutes.hint': ['zh-CN'],
      'break:closing.hurtKept': ['zh-CN'],
    },
  },
  {
    name: 'rest',
    meaning: 'time that sets the count to zero; also the seconds between two sets',
    english: /\b(?:a|of|own|your|the last|as) rests?\b|^Rest/i,
    words: {
      de: ['Erholung', /erhol|ausruh/i],
      fr: ['repos', /repos/i],
      es: ['descanso', /descans/i],
      'pt-BR': ['descanso', /descans/i],
      it: ['riposo', /ripos/i],
      nl: ['rust', /rust/i],
      pl: ['odpoczynek', /odpocz/i],
      tr: ['dinlenme', /dinlen/i],
      ja: ['休息', /休息|休み/],
      'zh-CN': ['休息', /休息/],
      sv: ['vila', /vil[ao]/i],
      uk: ['відпочинок', /відпоч/i],
      cs: ['odpočinek', /odpoč/i],
      'pt-PT': ['descanso', /descans/i],
      'zh-TW': ['休息', /休息|歇/],
      ko: ['쉬기', /쉬|쉼|쉰|쉴/],
      ar: ['راحة', /راح|استر/],
    },
  },
  {
    name: 'snooze',
    meaning: 'put a due break off for some minutes',
    english: /\bsnooz/i,
    words: {
      de: ['verschieben', /verschieb|verschob|später/i],
      fr: ['reporter', /report|plus tard/i],
      es: ['posponer', /pospon|pospues|aplaz/i],
      'pt-BR': ['adiar', /adia/i],
      it: ['rimandare', /rimand|rinvi|posticip/i],
      nl: ['uitstellen', /uitstel|uitgesteld|later/i],
      pl: ['odłożyć', /odłoż|odłóż|odkład/i],
      tr: ['ertelemek', /ertele/i],
      ja: ['あとで', /あとで|延期|スヌーズ|後で/],
      'zh-CN': ['推迟', /稍后|推迟|延后/],
      sv: ['skjuta upp', /skjut/i],
      uk: ['відкласти', /відкла/i],
      cs: ['odložit', /odlo[žz]/i],
      'pt-PT': ['adiar', /adia/i],
      'zh-TW': ['延後', /延後/],
      ko: ['미루기', /미루|미룸|미뤘|미룰/],
      ar: ['تأجيل', /أج|ؤج/],
    },
    but: { 'settings:breaks.snoozeLimit.label': ['de', 'nl'] },
  },
  {
    name: 'skip',
    meaning: 'let a due break go',
    english: /\bskip/i,
    words: {
      de: ['auslassen', /ausl[aä]ss|ausgelass/i],
      fr: ['passer', /pass/i],
      es: ['omitir', /omit|salt/i],
      'pt-BR': ['pular', /pul/i],
      it: ['saltare', /salt/i],
      nl: ['overslaan', /overslaan|overgeslagen|sla /i],
      pl: ['pominąć', /pomi/i],
      tr: ['atlamak', /atla/i],
      ja: ['スキップ', /スキップ/],
      'zh-CN': ['跳过', /跳过/],
      sv: ['hoppa över', /hopp/i],
      uk: ['пропустити', /пропу[сщ]/i],
      cs: ['přeskočit', /přesk[ao]/i],
      'pt-PT': ['saltar', /salta/i],
      'zh-TW': ['略過', /略過/],
      ko: ['건너뛰기', /건너뛰|건너뜀|건너뛸/],
      ar: ['تخطي', /تخط/],
    },
    but: { 'home:welcome.skip': 'all' },
  },
];

/** Words of a pharmacy, which none of the texts is. */
const unwanted: Readonly<Record<Language, RegExp>> = {
  en: /\bdos(?:es?|age)\b/i,
  de: /\bDos(?:is|en|ierung)\b/i,
  fr: /\bdos(?:e|es|age)\b/i,
  es: /\bdosis\b/i,
  'pt-BR': /\bdos(?:e|es|agem)\b/i,
  it: /\bdos(?:e|i|aggio)\b/i,
  nl: /\bdos(?:is|es|ering)\b/i,
  pl: /\bdawk/i,
  tr: /\bdoz\b/i,
  ja: /投与|用量/,
  'zh-CN': /剂量/,
  'zh-TW': /劑量/,
  sv: /\bdos(?:er|en|ering)?\b/i,
  uk: /\bдоз(?:а|и|у|ою|ування)?(?![\p{L}])/iu,
  cs: /\bdávk/i,
  'pt-PT': /\bdos(?:e|es|agem)\b/i,
  ko: /복용|투여|용량/,
  ar: /جرعة|جرعات/,
};

/** A text by its file and path, such as `home:today.start`. */
export type TextsByKey = ReadonlyMap<string, string>;

/** Where the texts of a language leave the glossary. Empty is good. */
export function glossaryFaults(
  language: Language,
  english: TextsByKey,
  texts: TextsByKey,
): readonly string[] {
  const faults: string[] = [];
  for (const [key, text] of texts) {
    if (unwanted[language].test(text)) faults.push(`${key} speaks of doses`);
    if (language === 'en') continue;
    for (const { name, words, but } of terms.filter((term) => isAbout(term, key, english))) {
      const exempt = but?.[base(key)];
      if (exempt === 'all' || exempt?.includes(language)) continue;
      const [word, stem] = words[language];
      if (!stem.test(text)) faults.push(`${key} says “${name}” without “${word}”`);
    }
  }
  return faults;
}

function isAbout({ english: pattern }: Term, key: string, english: TextsByKey): boolean {
  const text = english.get(key) ?? english.get(`${base(key)}_other`) ?? '';
  // Other texts that are put in say it themselves.
  return pattern.test(text.replaceAll(/\$t\([^)]*\)/g, ''));
}

function base(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}
