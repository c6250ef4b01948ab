import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardView } from '#core/contract';
import breakTexts from '../../../assets/locales/en/break.json';
import moves from '../../../assets/locales/en/moves.json';
import session from '../../../assets/locales/en/session.json';
import { Card } from '../../../renderer/card/Card';
import { cardView } from '../../support/break-views';

const now = Date.UTC(2026, 2, 5, 10);

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en',
    ns: ['session', 'break', 'moves'],
    resources: { en: { session, break: breakTexts, moves } },
    interpolation: { escapeValue: false },
  }),
);
beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => vi.useRealTimers());

function draw(over: Partial<CardView> = {}): { text: string; buttons: string[] } {
  const html = renderToStaticMarkup(<Card view={cardView(now, over)} />);
  return {
    text: html.replace(/<[^>]*>/g, '\n'),
    buttons: [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].map(
      ([, attributes = '', label = '']) =>
        `${label.replace(/<[^>]*>/g, '')}${/ disabled/.test(attributes) ? ' (off)' : ''}`,
    ),
  };
}

test('says which moves, how long, and why', () => {
  const { text } = draw();
  expect(text).toContain('Chin tuck');
  expect(text).toContain('then Doorway stretch');
  expect(text).toContain('1m 10s');
  expect(text).toContain('Your choice');
});

describe('answers', () => {
  test('are start, snooze and skip, and that it can not be done here', () => {
    expect(draw().buttons).toEqual(['Not here', 'Start', 'Snooze 5 min', 'Skip']);
  });

  test('without a snooze left there is none to press', () => {
    expect(draw({ snoozesLeft: 0 }).buttons).toEqual(['Not here', 'Start', 'Skip']);
  });

  test('where skipping is not allowed it is not offered', () => {
    expect(draw({ skipAllowed: false }).buttons).toEqual(['Not here', 'Start', 'Snooze 5 min']);
  });

  test('a strict break counts down to the first instant of skipping', () => {
    const strict = { layout: 'fullscreen', skipFromAt: now + 8500 } as const;
    expect(draw(strict).buttons).toContain('Skip in 9 (off)');
    vi.setSystemTime(now + 8499);
    expect(draw({ ...strict, skipFromAt: now + 8500 }).buttons).toContain('Skip in 1 (off)');
    vi.setSystemTime(now + 8500);
    expect(draw({ ...strict, skipFromAt: now + 8500 }).buttons).toContain('Skip');
  });

  test('the routine can be had instead when it is on offer', () => {
    expect(draw({ routineSeconds: 390 }).buttons).toContain('Or today’s routine, 6m 30s');
  });
});

test('over the whole display it says when it goes away', () => {
  expect(draw({ layout: 'fullscreen' }).text).toContain('Goes away in 3:00');
  expect(draw().text).not.toContain('Goes away');
});

test('with no move that fits it still is a break, and can not be started', () => {
  const nothing = { kind: 'break', moves: [], seconds: 0, notes: [] } as const;
  const { text, buttons } = draw({ break: nothing, moves: [] });
  expect(text).toContain('No move fits here today');
  expect(text).toContain('Stand up');
  expect(buttons).toEqual(['Not here', 'Snooze 5 min', 'Skip']);
});
