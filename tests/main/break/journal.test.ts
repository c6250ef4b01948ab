import { beforeEach, describe, expect, it } from 'vitest';
import type { RestRecord, SessionRecord } from '#core/history/record';
import { composeBreak } from '#core/moves/compose';
import type { DayEntry } from '#core/schedule/types';
import { planSession } from '#core/session/plan';
import { nextChangeAt, startSession, stepSession } from '#core/session/session';
import { parseSettings } from '#core/settings';
import { createJournal, type Journal } from '../../../main/break/journal';
import type { SessionUnderWay } from '../../../main/storage/session-file';
import { library, situation } from '../../core/moves/support';

const nine = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;
const composed = composeBreak(situation());
const offered = () => composed;
/** Mondays from ten at night till six in the morning. */
const nights = parseSettings({ workHours: { monday: [{ start: '22:00', end: '06:00' }] } });

let kept: (readonly [string, SessionRecord | RestRecord])[];
let underWay: SessionUnderWay | null;
let journal: Journal;
function keep(day: string, record: SessionRecord | RestRecord): null {
  kept.push([day, record]);
  return null;
}
function openJournal(snoozed: Readonly<Record<string, number>> = {}): Journal {
  return createJournal({
    history: {
      putSession: keep,
      recoverSession: keep,
      putRest: keep,
    },
    session: {
      cutOff: () => underWay,
      keep: (session) => {
        underWay = session;
      },
      clear: () => {
        underWay = null;
      },
    },
    rules: () => ({ settings: nights.settings, timeZone: 'UTC' }),
    offerOf: (id) => ({ snoozes: snoozed[id] ?? 0, onWait: false }),
  });
}
beforeEach(() => {
  kept = [];
  underWay = null;
  journal = openJournal();
});

const entry = (part: Partial<DayEntry>): DayEntry => ({
  id: 'e',
  kind: 'missed',
  fromAt: nine,
  toAt: nine + minute,
  breakNumber: 1,
  snoozes: 0,
  ...part,
});
function sessionAt(at: number) {
  const session = startSession(planSession(composed, library), at);
  return stepSession(session, { type: 'close' }, at + 20_000);
}

describe('a break nobody took', () => {
  it.each(['missed', 'skipped'] as const)('is kept as %s with the moves it offered', (kind) => {
    journal.entry(entry({ kind }), offered);
    const [[day, record] = []] = kept;
    expect(day).toBe('2026-03-02');
    expect(record).toMatchObject({ id: 'e', outcome: kind, at: nine, endedAt: nine + minute });
    const moves = record && 'moves' in record ? record.moves : [];
    expect(moves.map(({ id, done }) => [id, done])).toEqual(
      composed.moves.map(({ id }) => [id, 0]),
    );
  });

  it('says how often it was put off', () => {
    journal.entry(entry({ snoozes: 3 }), offered);
    expect(kept).toMatchObject([['2026-03-02', { snoozes: 3 }]]);
  });
});

it('a rest is kept while it lasts and when it is over', () => {
  journal.entry(entry({ kind: 'natural', toAt: null, breakNumber: null }), offered);
  journal.entry(entry({ kind: 'natural', breakNumber: null }), offered);
  expect(kept).toEqual([
    ['2026-03-02', { id: 'e', at: nine, endedAt: null }],
    ['2026-03-02', { id: 'e', at: nine, endedAt: nine + minute }],
  ]);
});

it('what sessions tell themselves and gaps are not kept, and no break is composed for them', () => {
  const compose = () => {
    throw new Error('composed');
  };
  for (const kind of ['session', 'stopped', 'gap', 'natural'] as const) {
    journal.entry(entry({ kind }), compose);
  }
  expect(kept).toHaveLength(1);
});

it('a session is kept on the day whose work it belongs to, with its snoozes', () => {
  const twoAtNight = Date.parse('2026-03-03T02:00:00Z');
  journal = openJournal({ '4@1': 1 });
  journal.sessionOver('4@1', sessionAt(twoAtNight));
  journal.sessionOver('5@2', sessionAt(nine));
  expect(kept).toMatchObject([
    ['2026-03-02', { id: '4@1', snoozes: 1, outcome: 'stopped' }],
    ['2026-03-02', { id: '5@2', snoozes: 0 }],
  ]);
});

describe('a session that a crash cuts off', () => {
  /** At the end of its first move. */
  const half = () => {
    const opened = startSession(planSession(composed, library), nine);
    let session = stepSession(opened, { type: 'painted' }, nine);
    while (session.index === 0) {
      session = stepSession(session, { type: 'woke' }, nextChangeAt(session) ?? nine);
    }
    return session;
  };

  it('is kept as far as it got, and recorded at the next start, once', () => {
    journal.sessionUnderWay('s', half());
    openJournal().recover();
    openJournal().recover();
    expect(kept).toMatchObject([['2026-03-02', { id: 's', moves: [{ done: 1 }, { done: 0 }] }]]);
    expect(underWay).toBeNull();
  });

  it('is not kept once it is over', () => {
    journal.sessionUnderWay('s', half());
    journal.sessionOver('s', sessionAt(nine));
    expect(underWay).toBeNull();
    expect(kept).toHaveLength(1);
  });
});
