import i18next from 'i18next';
import { expect, test } from 'vitest';
import { resistances } from '#core/forms';
import type { Dose } from '#core/moves/composed-break';
import breakTexts from '../../../assets/locales/en/break.json';
import session from '../../../assets/locales/en/session.json';
import { doseInWords } from '../../../renderer/ui/dose-in-words';

const texts = i18next.createInstance();
void texts.init({
  lng: 'en',
  resources: { en: { session, break: breakTexts } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

test.each(resistances)('a dose with %s names the resistance', (resistance) => {
  const dose: Dose = { kind: 'reps', reps: 8, holdSeconds: 2, form: 'standard', resistance };
  expect(doseInWords(texts.t, dose, 'each', 'en')).toMatch(
    new RegExp(`^8 times · .* · ${resistance} (band|dumbbells?|weights?) · each side$`),
  );
});
