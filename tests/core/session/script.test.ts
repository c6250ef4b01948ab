import { describe, expect, test } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import type { BreakMove } from '#core/moves/composed-break';
import { planMove, planSession } from '#core/session/plan';
import { library, situation } from '../moves/support';

function plannedOf(id: string, readySeconds = 10) {
  const [planned] = planSession(composeBreak(situation({ readySeconds }), [id]), library).moves;
  if (!planned) throw new Error(`no plan for ${id}`);
  return planned;
}

function scriptIn(id: string, change: Partial<BreakMove>) {
  return planMove({ ...plannedOf(id).move, ...change }, library).script;
}

const linesOf = (id: string, readySeconds?: number) =>
  plannedOf(id, readySeconds).script.map(({ atMs, say }) => {
    const words = say.map(({ key, params }) => [key.split(':')[1], params?.n ?? params?.count]);
    return `${atMs / 1000} ${words.map((part) => part.filter((one) => one !== undefined).join(' ')).join(', ')}`;
  });

test('a strengthening move: its name, where to be, how much, ready, go, counts, holds', () => {
  expect(linesOf('chin-tuck').slice(0, 14)).toEqual([
    '0 chin-tuck.name, chin-tuck.cues.ready, voice.reps 3',
    '8 voice.ready',
    '10 voice.go, chin-tuck.cues.out',
    '13 chin-tuck.cues.hold',
    '16 chin-tuck.cues.back',
    '19 session.rest',
    '21 voice.count 2',
    '24 voice.hold',
    '25 voice.number 2',
    '26 voice.number 1',
    '27 voice.back',
    '32 voice.count 3',
    '35 voice.hold',
    '36 voice.number 2',
  ]);
});

test('a stretch: each side, half of it, the last three seconds, the change', () => {
  expect(linesOf('upper-trap-stretch').slice(2, 10)).toEqual([
    '10 voice.go, upper-trap-stretch.cues.out',
    '13 upper-trap-stretch.cues.stretch',
    '20.5 session.halfway',
    '25 voice.number 3',
    '26 voice.number 2',
    '27 voice.number 1',
    '28 upper-trap-stretch.cues.back',
    '30 session.switch',
  ]);
});

test('a warm-up both ways: how long each way, its last seconds, the change', () => {
  expect(linesOf('neck-rolls')).toEqual([
    '0 neck-rolls.name, neck-rolls.cues.ready, voice.seconds 12, voice.eachWay',
    '8 voice.ready',
    '10 voice.go, neck-rolls.cues.flow',
    '19 voice.number 3',
    '20 voice.number 2',
    '21 voice.number 1',
    '22 session.switch',
    '25 neck-rolls.cues.flow',
    '34 voice.number 3',
    '35 voice.number 2',
    '36 voice.number 1',
  ]);
});

test('a move done on each side says so with its dose', () => {
  expect(linesOf('upper-trap-stretch')[0]).toBe(
    '0 upper-trap-stretch.name, upper-trap-stretch.cues.ready, voice.seconds 15, voice.eachSide',
  );
});

test('a long stretch is told once more how much of it is left, from 25 seconds on', () => {
  const held = (seconds: number) =>
    scriptIn('upper-trap-stretch', { dose: { kind: 'time', seconds, rounds: 1 } })
      .map(({ atMs, say, kind }) => [atMs / 1000, say, kind] as const)
      .filter(([, [first]]) => first?.key === 'break:voice.left');
  const ten = [{ key: 'break:voice.left', params: { count: 10 } }];
  expect(held(24)).toEqual([]);
  expect(held(25)).toEqual([
    [10 + 3 + 15, ten, 'words'],
    [10 + 3 + 25 + 2 + 3 + 3 + 15, ten, 'words'],
  ]);
});

test('what is to be fetched is said first, where there is time for it', () => {
  expect(linesOf('reverse-fly')[0]).toBe(
    '0 reverse-fly.name, voice.need, reverse-fly.cues.ready, voice.reps 4',
  );
  expect(plannedOf('reverse-fly').script[0]?.say[1]?.params).toEqual({ equipment: 'dumbbells' });
  expect(plannedOf('face-pull').script[0]?.say[1]?.params).toEqual({ equipment: 'band' });
  for (const at of [linesOf('chin-tuck', 10), linesOf('reverse-fly', 3)]) {
    expect(at[0]).not.toContain('voice.need');
  }
});

test('a screen reader gets all words, and of a countdown its first second', () => {
  const kinds = plannedOf('chin-tuck').script.map(({ say: [first], kind }) => [first?.key, kind]);
  expect(kinds.slice(0, 3)).toEqual([
    ['moves:chin-tuck.name', 'words'],
    ['break:voice.ready', 'words'],
    ['break:voice.go', 'words'],
  ]);
  expect(plannedOf('chin-tuck', 3).script[0]?.kind).toBe('words');
  const read = plannedOf('upper-trap-stretch').script.map(({ read: [first] }) => [
    first?.key.split(':')[1],
    first?.params?.count,
  ]);
  expect(read.slice(3, 10)).toEqual([
    ['upper-trap-stretch.cues.stretch', undefined],
    ['session.halfway', undefined],
    ['voice.left', 3],
    [undefined, undefined],
    [undefined, undefined],
    ['upper-trap-stretch.cues.back', undefined],
    ['session.switch', undefined],
  ]);
});

test('a short time to get ready has room for name and place only', () => {
  expect(linesOf('chin-tuck', 3)[0]).toBe('0 chin-tuck.name, chin-tuck.cues.ready');
  expect(linesOf('chin-tuck', 3)[1]).toMatch(/^3 voice\.go/);
});

describe('of every move', () => {
  test.each([...library.keys()])('%s says each phase, and no two things at once', (id) => {
    const planned = plannedOf(id);
    const { script } = planned;
    const times = script.map(({ atMs }) => atMs);
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const starts = planned.segments.filter(({ phase }) => phase !== 'rest');
    for (const { startMs } of starts) expect(times).toContain(startMs);
    for (const { kind, say } of script) {
      expect(kind === 'count').toBe(say[0]?.key === 'break:voice.number');
    }
  });
});
