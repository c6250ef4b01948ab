import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { type FileProblem, fileProblemText } from '#core/file-problem';
import type { Translate } from '#core/translate';

const assets = join(import.meta.dirname, '../../assets');

/** The English texts of tray, notifications and command line, looked up as the app does. */
export function desktopTexts(assetsDir = assets): Translate {
  const file = join(assetsDir, 'locales/en/desktop.json');
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'en',
    ns: ['desktop'],
    defaultNS: 'desktop',
    resources: { en: { desktop: JSON.parse(readFileSync(file, 'utf8')) as object } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return (key, values) => instance.t(key, { ...values });
}

/** A problem with a file as an English speaker reads it; '' for none. */
export function inEnglish(problem: FileProblem | null): string {
  return fileProblemText(problem ?? [], desktopTexts());
}
