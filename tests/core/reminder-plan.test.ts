import { describe, expect, it } from 'vitest';
import { planReminder } from '#core/reminder-plan';

const card = { presence: 'card', cardAfterSeconds: 30 } as const;

describe('one surface at a time', () => {
  it('a card comes after the notification, in its place', () => {
    expect(planReminder(card, false, true)).toEqual({
      first: 'notification',
      cardAfterMs: 30_000,
      needsAnswers: true,
    });
  });

  it('with no seconds to wait there is no notification', () => {
    expect(planReminder({ ...card, cardAfterSeconds: 0 }, false, true).first).toBe('card');
    expect(planReminder({ ...card, cardAfterSeconds: 0 }, false, false).first).toBe('card');
  });

  it('where a card would take the keyboard, a notification that can be clicked stays', () => {
    expect(planReminder(card, false, false)).toEqual({
      first: 'notification',
      cardAfterMs: null,
      needsAnswers: true,
    });
  });

  it('a full screen comes alone', () => {
    expect(planReminder({ ...card, presence: 'fullscreen' }, false, true)).toEqual({
      first: 'cover',
      cardAfterMs: null,
      needsAnswers: false,
    });
  });

  it('who wants notifications gets no card, clicked or not', () => {
    expect(planReminder({ ...card, presence: 'notification' }, false, true)).toEqual({
      first: 'notification',
      cardAfterMs: null,
      needsAnswers: false,
    });
  });

  it.each(['notification', 'card', 'fullscreen'] as const)(
    'rule 5: what was held for too long is a notification only, with presence %s',
    (presence) => {
      expect(planReminder({ presence, cardAfterSeconds: 0 }, true, true)).toEqual({
        first: 'notification',
        cardAfterMs: null,
        needsAnswers: false,
      });
    },
  );
});
