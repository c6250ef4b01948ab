import { beforeEach, describe, expect, it } from 'vitest';
import type { CardView, NotHere } from '#core/contract';
import { lengthInWords } from '#core/length';
import { composeBreak } from '#core/moves/compose';
import { planReminder } from '#core/reminder-plan';
import { defaultSettings } from '#core/settings';
import { createReminder, type Reminder, type ReminderRequest } from '../../../main/break/reminder';
import { cardView, lookOf } from '../../../main/views/window-views';
import { library, situation } from '../../core/moves/support';
import { createFakePorts, type FakePorts } from '../../support/fake-ports';
import { desktopTexts } from '../../support/texts';

const nine = Date.parse('2026-03-02T09:00:00Z');
const waiting = { presence: 'card', cardAfterSeconds: 30 } as const;
const nothingInTheWay: NotHere = { place: 'home', now: [], always: [], isQuick: false };
const now = { presence: 'card', cardAfterSeconds: 0 } as const;
const alone = { presence: 'notification', cardAfterSeconds: 30 } as const;
const composed = {
  ...composeBreak(situation(), ['chin-tuck', 'doorway-stretch']),
  seconds: 95,
};
const card: CardView = cardView({
  look: lookOf(
    defaultSettings,
    { systemLanguages: ['en'], formats: { clock: null, weekStart: null } },
    1,
  ),
  settings: defaultSettings,
  break: composed,
  find: (id) => library.get(id),
  occasion: 'due',
  routineSeconds: null,
  snoozesLeft: 3,
  canSkip: true,
  now: nine,
  closesAt: nine + 180_000,
  placesCard: true,
  notHere: nothingInTheWay,
});
const request: ReminderRequest = {
  id: '1.1',
  break: composed,
  quiet: false,
  canSnooze: true,
  canSkip: true,
  plan: planReminder(waiting, false, true),
  window: { layout: 'corner', textSize: 100, focus: false },
  card,
};
const overAll: ReminderRequest = {
  ...request,
  plan: planReminder({ presence: 'fullscreen', cardAfterSeconds: 30 }, false, true),
  window: { layout: 'fullscreen', displays: 'all', textSize: 100, focus: false },
  card: { ...card, layout: 'fullscreen' },
};

let ports: FakePorts;
let reminder: Reminder;
let answers: string[];
beforeEach(() => {
  ports = createFakePorts(nine);
  answers = [];
  reminder = createReminder({
    ...ports,
    t: desktopTexts(),
    lengthOf: (seconds) => lengthInWords(seconds, 'en'),
    nameOf: (id) => (id === 'chin-tuck' ? 'Chin tuck' : 'Doorway stretch'),
    pictureOf: (id) => `/pictures/${id}.png`,
    onAnswer: (answer) => answers.push(answer),
  });
});
/** What was told to the notifier has come back. */
const settled = () => ports.clock.advance(0);

describe('raising', () => {
  it('shows a notification with moves, length and picture, and no card yet', async () => {
    reminder.raise(request);
    expect(ports.notifier.shown).toEqual([
      {
        id: '1.1',
        title: 'Time for a short break',
        body: 'Chin tuck and Doorway stretch · 1m 35s',
        actions: [
          { answer: 'start', label: 'Start' },
          { answer: 'snooze', label: 'Snooze' },
          { answer: 'skip', label: 'Skip' },
        ],
        quiet: false,
        picture: '/pictures/chin-tuck.png',
      },
    ]);
    await settled();
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(reminder.open()).toBe('1.1');
    expect(reminder.transport()).toBe('fake');
  });

  it('puts the card in its place when it is not answered', async () => {
    reminder.raise(request);
    await ports.clock.advance(19_999);
    expect(ports.windows.prepared.has('card')).toBe(false);
    await ports.clock.advance(1);
    expect(ports.windows.prepared.get('card')).toMatchObject({ focus: false });
    expect(ports.notifier.open).toEqual(['1.1']);
    await ports.clock.advance(10_000);
    expect(ports.windows.requests.get('card')).toMatchObject({ layout: 'corner', focus: false });
    expect(ports.windows.view('card').shownAt).toBe(nine + 30_000);
    expect(ports.notifier.open).toEqual([]);
  });

  it('after a restart counts from when it was first raised', async () => {
    reminder.raise({ ...request, card: { ...card, closesAt: nine + 150_000 } });
    await settled();
    await settled();
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('shows the card alone when it is not to wait', async () => {
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    expect(ports.windows.requests.get('card')).toMatchObject({ layout: 'corner', focus: false });
    await settled();
    expect(ports.notifier.shown).toEqual([]);
  });

  it('offers only what is allowed', () => {
    reminder.raise({ ...request, canSnooze: false, canSkip: false });
    expect(ports.notifier.shown[0]?.actions.map(({ answer }) => answer)).toEqual(['start']);
  });

  it('covers the screen alone when the person chose that', async () => {
    reminder.raise(overAll);
    await settled();
    expect(ports.notifier.shown).toEqual([]);
    expect(ports.windows.requests.get('card')).toMatchObject({
      layout: 'fullscreen',
      displays: 'all',
    });
    expect(ports.windows.view('card').layout).toBe('fullscreen');
  });

  it('shows the card at once when nobody could click the notification', async () => {
    ports.notifier.answerable = false;
    reminder.raise(request);
    await settled();
    expect(ports.windows.isOpen('card')).toBe(true);
    expect(ports.notifier.open).toEqual([]);
  });

  it('leaves who wants notifications one that nobody can click', async () => {
    ports.notifier.answerable = false;
    reminder.raise({ ...request, plan: planReminder(alone, false, true) });
    await ports.clock.advance(60_000);
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(ports.notifier.open).toEqual(['1.1']);
  });

  it.each([
    ['quiet', planReminder(waiting, true, true)],
    ['without a card', planReminder(alone, false, true)],
    ['where the notification stays', planReminder(waiting, false, false)],
  ])('%s shows the card after all when no notification works', async (_, plan) => {
    ports.notifier.transport = null;
    reminder.raise({ ...request, plan });
    await settled();
    expect(ports.windows.view('card').layout).toBe('corner');
    expect(reminder.transport()).toBeNull();
  });

  it('shows the card when the notification went down with its server', async () => {
    reminder.raise({ ...request, plan: planReminder(alone, false, true) });
    await settled();
    reminder.gone('1.0');
    expect(ports.windows.isOpen('card')).toBe(false);
    reminder.gone('1.1');
    expect(ports.windows.isOpen('card')).toBe(true);
  });
});

describe('another break instead of the one that is offered', () => {
  const other = composeBreak(situation(), ['shoulder-rolls']);
  const anew = () => reminder.adapt(other, (shown) => ({ ...shown, break: other }));

  it('is on the card at once, which stays where and since when it was', async () => {
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    await ports.clock.advance(1_000);
    anew();
    expect(ports.windows.view('card')).toMatchObject({
      break: other,
      layout: 'corner',
      shownAt: nine,
    });
  });

  it('is on the card that comes after the notification', async () => {
    reminder.raise(request);
    anew();
    await settled();
    anew();
    expect(ports.windows.views.has('card')).toBe(false);
    await ports.clock.advance(30_000);
    expect(ports.windows.view('card').break).toEqual(other);
  });

  it('draws no card that has been closed, nor one when nothing is offered', async () => {
    anew();
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    ports.windows.close('card');
    anew();
    expect(ports.windows.views.has('card')).toBe(false);
  });
});

describe('a card that fails on the screen', () => {
  const fail = () => {
    ports.windows.lose('card', 'failed');
    reminder.cardLost();
  };

  it.each([
    ['in the corner', { ...request, plan: planReminder(now, false, true) }],
    ['over all', overAll],
  ])('%s gives way to a notification that stays', async (_, raised) => {
    reminder.raise(raised);
    fail();
    await settled();
    expect(ports.notifier.open).toEqual(['1.1']);
    await ports.clock.advance(120_000);
    expect(ports.windows.isOpen('card')).toBe(false);
    reminder.answered('1.1', 'start');
    expect(answers).toEqual(['start']);
  });

  it('comes once more where no notification can be shown, and no oftener', async () => {
    ports.notifier.transport = null;
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    fail();
    await settled();
    expect(ports.windows.isOpen('card')).toBe(true);
    fail();
    await settled();
    expect(ports.windows.isOpen('card')).toBe(false);
    reminder.raise({ ...request, id: '1.2', plan: planReminder(now, false, true) });
    fail();
    await settled();
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('before it is seen leaves the notification alone, and comes in its time', async () => {
    reminder.raise(request);
    await ports.clock.advance(20_000);
    fail();
    await settled();
    expect(ports.notifier.shown).toHaveLength(1);
    await ports.clock.advance(10_000);
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('after its reminder is over, is nothing', async () => {
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    reminder.withdraw('1.1');
    fail();
    await settled();
    expect(ports.notifier.shown).toEqual([]);
  });
});

it('gives up a card that is prepared, when a notification comes first', async () => {
  ports.windows.prepare('card', request.window);
  reminder.raise(request);
  await settled();
  expect(ports.windows.prepared.has('card')).toBe(false);
});

describe('withdrawing', () => {
  it('takes the card away that was to come', async () => {
    reminder.raise(request);
    await settled();
    reminder.withdraw('1.1');
    await ports.clock.advance(60_000);
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(ports.windows.prepared.has('card')).toBe(false);
  });

  it('takes notification and card away', async () => {
    reminder.raise(request);
    await settled();
    await ports.clock.advance(30_000);
    expect(ports.windows.isOpen('card')).toBe(true);
    reminder.withdraw('1.1');
    expect(ports.notifier.open).toEqual([]);
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(reminder.open()).toBeNull();
  });

  it('of one that is not open is nothing', async () => {
    reminder.raise(request);
    await settled();
    reminder.withdraw('1.0');
    expect(reminder.open()).toBe('1.1');
    expect(ports.notifier.open).toEqual(['1.1']);
  });

  it('before the notification has failed shows no card any more', async () => {
    ports.notifier.transport = null;
    reminder.raise({ ...request, plan: planReminder(alone, false, true) });
    reminder.withdraw('1.1');
    await settled();
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(reminder.transport()).toBeNull();
  });

  it('before the notification is on the screen shows no card', async () => {
    reminder.raise(request);
    reminder.withdraw('1.1');
    await ports.clock.advance(60_000);
    expect(ports.windows.isOpen('card')).toBe(false);
  });
});

describe('an answer', () => {
  it('counts while its reminder is open', () => {
    reminder.answered('1.1', 'start');
    reminder.raise(request);
    reminder.answered('1.0', 'skip');
    reminder.answered('1.1', 'snooze');
    reminder.withdraw('1.1');
    reminder.answered('1.1', 'start');
    expect(answers).toEqual(['snooze']);
  });
});

describe('the heads-up', () => {
  it('is quiet, and gives way to the reminder', () => {
    reminder.headsUp(composed);
    expect(ports.notifier.shown).toMatchObject([
      { title: 'A short break is coming up', quiet: true },
    ]);
    reminder.raise(request);
    expect(ports.notifier.open).toEqual(['1.1']);
  });

  it('can be answered until it is dropped', () => {
    reminder.answered('heads-up', 'open');
    reminder.headsUp(composed);
    reminder.answered('heads-up', 'open');
    reminder.dropHeadsUp();
    reminder.dropHeadsUp();
    reminder.answered('heads-up', 'open');
    expect(answers).toEqual(['open']);
    expect(ports.notifier.withdrawn).toEqual(['heads-up']);
  });
});

describe('the shortcut', () => {
  it('leaves a card that is there as it is, shown since it was shown', async () => {
    reminder.raise({ ...request, plan: planReminder(now, false, true) });
    await ports.clock.advance(5_000);
    const shown = ports.windows.view('card');
    reminder.focus();
    expect(ports.windows.focused).toEqual(['card']);
    expect(ports.windows.view('card')).toBe(shown);
  });

  it('gives the card the keyboard, opening it when it is not there', () => {
    reminder.focus();
    expect(ports.windows.focused).toEqual([]);
    reminder.raise({ ...request, plan: planReminder(alone, false, true) });
    reminder.focus();
    expect(ports.notifier.open).toEqual([]);
    reminder.focus();
    expect(ports.windows.focused).toEqual(['card', 'card']);
    expect(ports.windows.views.size).toBe(1);
    expect(ports.windows.view('card').layout).toBe('corner');
  });
});
