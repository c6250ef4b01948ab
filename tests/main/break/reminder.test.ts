import { beforeEach, describe, expect, it } from 'vitest';
import type { CardView } from '#core/contract';
import { composeBreak } from '#core/moves/compose';
import { defaultSettings } from '#core/settings';
import { createReminder, type Reminder, type ReminderRequest } from '../../../main/break/reminder';
import { cardView, lookOf, windowRequest } from '../../../main/views/window-views';
import { library, situation } from '../../core/moves/support';
import { createFakePorts, type FakePorts } from '../../support/fake-ports';
import { desktopTexts } from '../../support/texts';

const nine = Date.parse('2026-03-02T09:00:00Z');
const composed = {
  ...composeBreak(situation(), ['chin-tuck', 'doorway-stretch']),
  seconds: 95,
};
const card: CardView = cardView({
  look: lookOf(defaultSettings, ['en'], 1),
  settings: defaultSettings,
  break: composed,
  find: (id) => library.get(id),
  routineSeconds: null,
  snoozesLeft: 3,
  canSkip: true,
  now: nine,
  closesAt: nine + 180_000,
});
const request: ReminderRequest = {
  id: '1.1',
  break: composed,
  quiet: false,
  canSnooze: true,
  canSkip: true,
  presence: 'card',
  window: windowRequest(defaultSettings, false),
  card,
};
const overAll: ReminderRequest = {
  ...request,
  presence: 'fullscreen',
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
    nameOf: (id) => (id === 'chin-tuck' ? 'Chin tuck' : 'Doorway stretch'),
    onAnswer: (answer) => answers.push(answer),
  });
});
/** What was told to the notifier has come back. */
const settled = () => ports.clock.advance(0);

describe('raising', () => {
  it('shows a notification with moves and length, and the card without the keyboard', async () => {
    reminder.raise(request);
    expect(ports.notifier.shown).toEqual([
      {
        id: '1.1',
        title: 'Time for a short break',
        body: 'Chin tuck and Doorway stretch · about 2 minutes',
        actions: [
          { answer: 'start', label: 'Start' },
          { answer: 'snooze', label: 'Snooze' },
          { answer: 'skip', label: 'Skip' },
        ],
        quiet: false,
      },
    ]);
    await settled();
    expect(ports.windows.requests.get('card')).toMatchObject({ layout: 'corner', focus: false });
    expect(reminder.open()).toBe('1.1');
    expect(reminder.transport()).toBe('fake');
  });

  it('offers only what is allowed', () => {
    reminder.raise({ ...request, canSnooze: false, canSkip: false });
    expect(ports.notifier.shown[0]?.actions.map(({ answer }) => answer)).toEqual(['start']);
  });

  it('shows the card all the same while the notification hangs', async () => {
    ports.notifier.hangs = true;
    reminder.raise(request);
    await ports.clock.advance(900);
    expect(ports.windows.isOpen('card')).toBe(false);
    await ports.clock.advance(100);
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('covers the screen when the person chose that', async () => {
    reminder.raise(overAll);
    await settled();
    expect(ports.windows.requests.get('card')).toMatchObject({
      layout: 'fullscreen',
      displays: 'all',
    });
    expect(ports.windows.view('card').layout).toBe('fullscreen');
  });

  it.each([
    ['quietly', { quiet: true }],
    ['quietly over a full screen', { quiet: true, presence: 'fullscreen' as const }],
    ['as a notification alone', { presence: 'notification' as const }],
  ])('%s shows no card', async (_, part) => {
    reminder.raise({ ...request, ...part });
    await settled();
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(ports.notifier.open).toEqual(['1.1']);
  });

  it.each([
    ['quiet', { quiet: true }],
    ['without a card', { presence: 'notification' as const }],
  ])('%s shows the card after all when no notification works', async (_, part) => {
    ports.notifier.transport = null;
    reminder.raise({ ...request, ...part });
    await settled();
    expect(ports.windows.view('card').layout).toBe('corner');
    expect(reminder.transport()).toBeNull();
  });

  it('leaves a card that is open as it is when no notification works', async () => {
    ports.notifier.transport = null;
    reminder.raise(overAll);
    await settled();
    expect(ports.windows.view('card').layout).toBe('fullscreen');
  });
});

it('gives up a card that is prepared, when it is quiet', async () => {
  ports.windows.prepare('card', request.window);
  reminder.raise({ ...request, quiet: true });
  await settled();
  expect(ports.windows.prepared.has('card')).toBe(false);
});

describe('withdrawing', () => {
  it('takes notification and card away', async () => {
    reminder.raise(request);
    await settled();
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
    expect(ports.windows.isOpen('card')).toBe(true);
  });

  it('before the notification has failed shows no card any more', async () => {
    ports.notifier.transport = null;
    reminder.raise({ ...request, presence: 'notification' });
    reminder.withdraw('1.1');
    await settled();
    expect(ports.windows.isOpen('card')).toBe(false);
    expect(reminder.transport()).toBeNull();
  });

  it('before the notification is on the screen shows no card', async () => {
    reminder.raise(request);
    reminder.withdraw('1.1');
    await settled();
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
  it('gives the card the keyboard, opening it when it is not there', () => {
    reminder.focus();
    expect(ports.windows.focused).toEqual([]);
    reminder.raise({ ...request, presence: 'notification' });
    reminder.focus();
    reminder.focus();
    expect(ports.windows.focused).toEqual(['card', 'card']);
    expect(ports.windows.view('card').layout).toBe('corner');
  });
});
