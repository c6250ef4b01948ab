import i18next, { type TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { asWritten, sealed } from '../../renderer/as-written';

/** As the windows look texts up. */
function textsWith(own: object): TFunction {
  const texts = i18next.createInstance();
  void texts.use(asWritten).init({
    lng: 'de',
    fallbackLng: 'en',
    ns: ['moves'],
    defaultNS: 'moves',
    resources: { en: { moves: sealed(own) } },
    interpolation: { escapeValue: false },
    postProcess: [asWritten.name],
    initAsync: false,
  });
  texts.addResourceBundle('de', 'moves', { next: 'Danach {{move}} und $t(ours)', ours: 'unseres' });
  return texts.t;
}

it.each([
  '$t(moves:other.name)',
  'cost: $t(5) or {{this}} {{ that }}',
  '$$t(a) {{{b}}} {{{{c}}}}',
  '{{name, list}} \uFFFF <b>bold</b>',
])('%s is shown as it is, by itself and within a sentence of ours', (name) => {
  const t = textsWith({ mine: { name, steps: [name, name] } });
  expect(t('mine.name')).toBe(name);
  expect(t('mine.steps', { returnObjects: true })).toEqual([name, name]);
  expect(t('next', { move: t('mine.name') })).toContain(`Danach ${name} und`);
});

it('a ring of two texts ends', () => {
  const t = textsWith({ a: { name: '$t(b.name)' }, b: { name: '$t(a.name)' } });
  expect(t('a.name')).toBe('$t(b.name)');
});
