// What packages say of Unhunch to people who have not installed it yet, in every language.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '#core/languages';
import { projectDir } from '../script';

export interface PackageTexts {
  genericName: string;
  comment: string;
  keywords: string[];
  /** What a file of moves is called in a file manager. */
  packType: string;
  /** Paragraphs. */
  description: string[];
  /** Captions, by the name of the picture in docs/pictures. */
  pictures: Record<string, string>;
}

/** A text with the tag of its language as freedesktop.org writes it (`pt_BR`); English has none. */
export interface Localized<T> {
  locale: string | null;
  text: T;
}

export function readPackageTexts(language: string): PackageTexts {
  const file = path.join(projectDir, 'packaging/texts', `${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as PackageTexts;
}

export const packageTexts: readonly Localized<PackageTexts>[] = languages.map((language) => ({
  locale: language === 'en' ? null : language.replace('-', '_'),
  text: readPackageTexts(language),
}));
