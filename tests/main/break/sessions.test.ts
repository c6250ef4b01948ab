import { beforeEach, describe, expect, it } from 'vitest';
import { adaptMoves, composeBreak, swapMove } from '#core/moves/compose';
import type { MoveId } from '#core/moves/vocabulary';
import type { Obstacle } from '#core/obstacles';
import { itemOf, leftMs, outcomeOf, type Session } from '#core/session/session';
import { createSessions, type Sessions, type SessionsParts } from '../../../main/break/sessions';
import { everything, library, situation } from '../../core/moves/support';
import { createFakeClock, type FakeClock } from '../../support/fake-clock';

const nine = Date.parse('2026-03-02T09:00:00Z');
const second = 1_000;
const composed = composeBreak(situation(), ['chin-tuck', 'doorway-stretch']);
const other = composeBreak(situation(), ['shoulder-rolls']);

let clock: FakeClock;
let sessions: Sessions;
let parts: SessionsParts;
/** What was told, in order: `done 1@9 0.5`. */
let told: string[];
/** The same without what was told of progress. */
const endings = () => told.filter((line) => !line.startsWith('progress'));
let shown: Session[];
let inTheWay: readonly Obstacle[];
let avoided: readonly MoveId[];
beforeEach(() => {
  clock = createFakeClock(nine, 'UTC');
  told = [];
  inTheWay = [];
  shown = [];
  parts = {
    clock,
    library: { byId: () => library },
    swap(current, index, avoid) {
      avoided = avoid;
      return swapMove(situation(), current, index, avoid);
    },
    adapt: (current, index) =>
      adaptMoves(situation({ body: { ...everything, now: inTheWay } }), current, index),
    onChange: (session) => shown.push(session),
    onHurt: (move, isOut) => told.push(`hurt ${move} ${isOut ? 'out' : 'in'}`),
    onProgress: (id, done) => told.push(`progress ${id} ${done.toFixed(1)}`),
    onFailed: (id, done) => told.push(`failed ${id} ${done.toFixed(1)}`),
    onDone: (id, done) => told.push(`done ${id} ${done.toFixed(1)}`),
    onLeft: (id, session) => told.push(`left ${id} ${outcomeOf(session)}`),
    onOver: (id, session) => told.push(`over ${id} ${outcomeOf(session)}`),
  };
  sessions = createSessions(parts);
});
const open = (id = '1@9') => {
  sessions.open(id, () => composed);
  sessions.painted();
};
const current = () => {
  const session = sessions.current();
  if (!session) throw new Error('no session');
  return session;
};
const moveNow = () => {
  const item = itemOf(current());
  return item.kind === 'move' ? item.planned.move.id : item.kind;
};
/** Lets it play for `ms`, in steps that no session takes for a sleep. */
async function play(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5 * second) await clock.advance(Math.min(left, 5 * second));
}

it('plays to its end by itself, tells of each tenth, and tells done and over once', async () => {
  open();
  await play(300 * second);
  expect(sessions.current()).toBeNull();
  const ends = endings();
  expect(ends).toEqual(['done 1@9 1.0', 'over 1@9 done']);
  const tenths = told.filter((line) => line.startsWith('progress')).length;
  expect(tenths).toBeGreaterThan(3);
  expect(tenths).toBeLessThanOrEqual(10);
  expect(told[0]).toBe('progress 1@9 0.0');
});

it('shows every change, with one timer for the next', async () => {
  open();
  sessions.act('pause');
  const before = shown.length;
  await play(60 * second);
  expect(shown).toHaveLength(before);
  sessions.act('resume');
  sessions.act('next');
  sessions.act('back');
  expect(shown).toHaveLength(before + 3);
  expect(moveNow()).toBe('chin-tuck');
});

it('does not begin before its window has shown it', async () => {
  sessions.open('1@9', () => composed);
  await play(60 * second);
  expect(current()).toMatchObject({ index: 0, anchorMs: 0 });
  sessions.painted();
  await play(9 * second);
  expect(current().anchorMs).toBe(0);
  await play(second);
  expect(current().anchorMs).toBe(10 * second);
});

it('a pause that nobody ends goes on for as long as nobody ends it', async () => {
  open();
  await play(15 * second);
  sessions.act('pause');
  await clock.advance(3601 * second);
  expect(endings()).toEqual([]);
  expect(current().pausedAt).toBe(nine + 15 * second);
});

it('has the moves prepared for it, and the next one does not', () => {
  sessions.prepare(other);
  open();
  expect(moveNow()).toBe('shoulder-rolls');
  open('2@9');
  expect(moveNow()).toBe('chin-tuck');
});

it('opening the same again changes nothing, opening another ends it first', () => {
  open();
  const before = shown.length;
  sessions.open('1@9', () => composed);
  expect(shown).toHaveLength(before);
  open('2@9');
  expect(endings()).toEqual(['done 1@9 0.0', 'over 1@9 stopped']);
  expect(sessions.current()).not.toBeNull();
});

describe('the schedule is told what is left', () => {
  it.each([
    ['pause', null],
    ['resume', 'the rest'],
    ['hurt', null],
  ] as const)('at %s', (action, left) => {
    const told: (number | null)[] = [];
    sessions = createSessions({
      ...parts,
      onProgress: (_id, _done, session) => told.push(leftMs(session)),
    });
    open();
    if (action === 'resume') sessions.act('pause');
    sessions.act(action);
    expect(told.at(-1)).toBe(left === null ? null : leftMs(current()));
    expect(told).not.toContain(undefined);
  });
});

describe('swapping', () => {
  it('puts another move in place, and never offers one again that was swapped away', () => {
    open();
    const seen = new Set<string>();
    for (let swaps = 0; swaps < 4; swaps += 1) {
      expect(seen).not.toContain(moveNow());
      seen.add(moveNow());
      expect(moveNow()).not.toBe('doorway-stretch');
      sessions.act('swap');
    }
    expect(new Set(avoided)).toEqual(new Set([...seen].slice(0, -1)));
    expect(endings()).toEqual([]);
  });

  it('does nothing when nothing else is possible, nor in the closing line', () => {
    const only = composeBreak(situation({ library: new Map([...library].slice(0, 1)) }));
    sessions = createSessions({
      clock,
      library: { byId: () => library },
      swap: () => null,
      adapt: () => [],
      onChange: (session) => shown.push(session),
      onHurt: () => {},
      onProgress: () => {},
      onFailed: () => {},
      onDone: () => {},
      onLeft: () => {},
      onOver: () => {},
    });
    sessions.open('1@9', () => only);
    const before = moveNow();
    sessions.act('swap');
    expect(moveNow()).toBe(before);
    sessions.act('finish');
    sessions.act('swap');
    expect(moveNow()).toBe('closing');
  });
});

describe('a move that hurts', () => {
  const hurts = () => told.filter((line) => line.startsWith('hurt'));

  it('ends and is told; nothing begins in an hour, until the person says so', async () => {
    open();
    await play(15 * second);
    sessions.act('hurt');
    expect(hurts()).toEqual(['hurt chin-tuck out']);
    await play(3600 * second);
    expect(moveNow()).toBe('hurt');
    expect(endings()).toEqual(hurts());
    sessions.act('next');
    expect(moveNow()).toBe('doorway-stretch');
    expect(hurts()).toHaveLength(1);
  });

  it('stays in the breaks to come when the person wants it to', () => {
    open();
    sessions.act('hurt');
    sessions.act('keep');
    sessions.act('keep');
    expect(hurts()).toEqual(['hurt chin-tuck out', 'hurt chin-tuck in', 'hurt chin-tuck out']);
  });

  it('goes on in a gentler way', () => {
    open();
    sessions.act('hurt');
    sessions.act('gentler');
    const item = itemOf(current());
    expect(item.kind === 'move' && item.planned.move).toMatchObject({
      id: 'chin-tuck',
      form: 'easier',
    });
  });
});

describe('its window', () => {
  it('closed half-way ends it with what was done until then', async () => {
    open();
    await play(30 * second);
    expect(moveNow()).toBe('chin-tuck');
    told = [];
    sessions.lose('closed');
    expect(sessions.current()).toBeNull();
    expect(endings()).toEqual([expect.stringMatching(/^done 1@9 0\.[1-4]$/), 'over 1@9 stopped']);
  });

  it('failed tells so with what was done, between two cues too, before it is over', async () => {
    open();
    await play(21 * second);
    told = [];
    sessions.lose('failed');
    expect(endings()).toEqual([
      expect.stringMatching(/^failed 1@9 0\.[1-4]$/),
      expect.stringMatching(/^done 1@9 0\.[1-4]$/),
      'over 1@9 stopped',
    ]);
  });

  it('failed during the closing line only ends it', () => {
    open();
    sessions.act('finish');
    told = [];
    sessions.lose('failed');
    expect(told).toEqual(['over 1@9 stopped']);
  });

  it('lost without a session is nothing', () => {
    sessions.lose('closed');
    sessions.lose('failed');
    expect(endings()).toEqual([]);
  });
});

describe('the schedule ending it', () => {
  it('ends the moves at once', () => {
    open();
    sessions.close('1@9');
    expect(endings()).toEqual(['done 1@9 0.0', 'over 1@9 stopped']);
  });

  it.each(['pause', 'hurt'] as const)(
    'keeps what stands still on show, and records it: %s',
    async (action) => {
      open();
      await play(20 * second);
      sessions.act(action);
      told = [];
      sessions.close('1@9');
      expect(told).toEqual(['left 1@9 stopped']);
      sessions.close('1@9');
      expect(told).toHaveLength(1);
      await play(3600 * second);
      expect(sessions.current()).not.toBeNull();
      sessions.act('close');
      expect(told).toEqual(['left 1@9 stopped', 'over 1@9 stopped']);
    },
  );

  it('lets the closing line finish by itself, or be answered', async () => {
    open();
    sessions.act('finish');
    sessions.close('1@9');
    expect(moveNow()).toBe('closing');
    sessions.rate('easy');
    expect(endings()).toEqual(['done 1@9 0.0', 'over 1@9 stopped']);
  });

  it('of another one is nothing', () => {
    open();
    sessions.close('0@1');
    expect(moveNow()).toBe('chin-tuck');
  });
});

describe('what is in the way of a session', () => {
  const movesOf = () =>
    sessions
      .current()
      ?.items.flatMap((item) =>
        item.kind === 'move' && item.fate === 'open' ? [item.planned.move.id] : [],
      );

  it('replaces what can not be done, from the move on show on, in its pause', () => {
    sessions.open('1@9', () => composed);
    sessions.painted();
    sessions.act('pause');
    inTheWay = ['seatedOnly'];
    expect(sessions.adapt()).toBe(true);
    const moves = movesOf() ?? [];
    expect(moves[0]).toBe('chin-tuck');
    expect(moves).toHaveLength(2);
    for (const item of sessions.current()?.items ?? []) {
      if (item.kind === 'move') expect(item.planned.move.position).toBe('seated');
    }
    expect(sessions.current()?.pausedAt).toBe(nine);
  });

  it('lets another move get ready in place of one that was begun, and counts what was done', async () => {
    const standing = composeBreak(situation(), ['doorway-stretch']);
    sessions.open('1@9', () => standing);
    sessions.painted();
    sessions.act('go');
    await clock.advance(5 * second);
    sessions.act('pause');
    inTheWay = ['seatedOnly'];
    expect(sessions.adapt()).toBe(true);
    const [was, is] = sessions.current()?.items ?? [];
    expect(was).toMatchObject({ kind: 'move', fate: 'swapped', reachedMs: 5 * second });
    expect(is).toMatchObject({ kind: 'move', planned: { move: { position: 'seated' } } });
    await clock.advance(60 * second);
    expect(sessions.current()?.anchorMs).toBe(0);
  });

  it('is nothing to do without a session, nor while something hurts or it closes', () => {
    sessions = createSessions({
      ...parts,
      adapt: () => {
        throw new Error('asked for moves');
      },
    });
    expect(sessions.adapt()).toBe(true);
    for (const action of ['hurt', 'finish'] as const) {
      open();
      sessions.act(action);
      expect(sessions.adapt()).toBe(true);
    }
  });

  it('asks for what is left from the move on show on, of those that stay', () => {
    const asked: unknown[] = [];
    sessions = createSessions({
      ...parts,
      adapt: (current, index) => {
        asked.push([current.kind, current.moves.map(({ id }) => id), index]);
        return current.moves.slice(index);
      },
    });
    open();
    sessions.act('swap');
    const swappedTo = moveNow();
    sessions.act('next');
    sessions.adapt();
    expect(asked).toEqual([['break', [swappedTo, 'doorway-stretch'], 1]]);
  });

  it('leaves it as it is, and says so, when nothing fits', () => {
    sessions = createSessions({ ...parts, adapt: () => [] });
    sessions.open('1@9', () => composed);
    sessions.painted();
    expect(sessions.adapt()).toBe(false);
    expect(movesOf()).toEqual(['chin-tuck', 'doorway-stretch']);
  });
});
