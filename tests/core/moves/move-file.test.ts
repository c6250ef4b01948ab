import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMove, parseOwnMove } from '#core/moves/move-file';
import { moveNamed, movesDir } from './support';

type Json = Record<string, unknown> & { readonly ladder: readonly Record<string, unknown>[] };

function dataOf(id: string): Json {
  return JSON.parse(readFileSync(join(movesDir, `${id}.json`), 'utf8'));
}

function problemsWith(id: string, change: (data: Json) => unknown): string[] {
  const parsed = parseMove(`${id}.json`, change(dataOf(id)));
  if (parsed.ok) return [];
  return parsed.problems.map(({ file, path }) => `${file} ${path}`);
}

function sayings(parsed: ReturnType<typeof parseMove>): string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('a file that is no move is refused by its name and the path of the field', () => {
  test.each<[string, string, (data: Json) => unknown]>([
    ['', 'nothing', () => null],
    ['', 'a list', () => []],
    ['kind', 'no kind', ({ kind: _, ...rest }) => rest],
    ['kind', 'a kind there is not', (data) => ({ ...data, kind: 'cardio' })],
    ['id', 'an id with capitals', (data) => ({ ...data, id: 'Chin Tuck' })],
    ['id', 'an id that no call may name', (data) => ({ ...data, id: 'x'.repeat(81) })],
    ['id', 'an id unlike the file name', (data) => ({ ...data, id: 'chin-tuck-2' })],
    ['needs.0', 'equipment there is not', (data) => ({ ...data, needs: ['kettlebell'] })],
    ['places', 'no place', (data) => ({ ...data, places: [] })],
    ['positions.0', 'a position there is not', (data) => ({ ...data, positions: ['upside down'] })],
    ['positions', 'the floor without needing it', (data) => ({ ...data, positions: ['floor'] })],
    ['muscles.0', 'a muscle there is not', (data) => ({ ...data, muscles: ['biceps'] })],
    ['opposes', 'nothing it opposes', ({ opposes: _, ...rest }) => rest],
    [
      'tempo.out',
      'a tempo in words',
      (data) => ({ ...data, tempo: { out: 'slow', hold: 3, back: 3, rest: 2 } }),
    ],
    ['breath', 'a breath there is not', (data) => ({ ...data, breath: 'held' })],
    ['sides', 'sides there are not', (data) => ({ ...data, sides: 'both' })],
    ['ladder', 'an empty ladder', (data) => ({ ...data, ladder: [] })],
    [
      'ladder.0.reps',
      'no repetitions',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 0, holdSeconds: 3 }] }),
    ],
    [
      'ladder.0.week',
      'a ladder that begins late',
      (data) => ({ ...data, ladder: data.ladder.slice(1) }),
    ],
    [
      'ladder.1.week',
      'two rungs in a week',
      (data) => ({
        ...data,
        ladder: data.ladder.map((rung) => ({ ...rung, week: 1 })).slice(0, 2),
      }),
    ],
    [
      'ladder.1.week',
      'two steps at once',
      (data) => ({
        ...data,
        ladder: [
          { week: 1, reps: 3, holdSeconds: 3 },
          { week: 2, reps: 4, holdSeconds: 4 },
        ],
      }),
    ],
    [
      'ladder.1.week',
      'a step down',
      (data) => ({
        ...data,
        ladder: [
          { week: 1, reps: 3, holdSeconds: 3 },
          { week: 2, reps: 2, holdSeconds: 3 },
        ],
      }),
    ],
    [
      'ladder.0.form',
      'a harder form that is not described',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 3, holdSeconds: 3, form: 'harder' }] }),
    ],
    [
      'ladder.0.resistance',
      'a band that is not needed',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 3, holdSeconds: 3, resistance: 'red' }] }),
    ],
    ['', 'a field there is not', (data) => ({ ...data, script: 'alert(1)' })],
    ['cautions.0', 'a caution in words', (data) => ({ ...data, cautions: ['Take care!'] })],
  ])('%s: %s', (path, _, change) => {
    expect(problemsWith('chin-tuck', change)).toContain(`chin-tuck.json ${path}`);
  });

  test('a figure that keeps another time than the tempo', () => {
    const change = (data: Json) => ({ ...data, tempo: { out: 3, hold: 2, back: 3, rest: 2 } });
    expect(problemsWith('chin-tuck', change)).toEqual(['chin-tuck.json figure.loop']);
  });

  test.each<[string, string, (data: Json) => unknown]>([
    [
      'ladder.0.form: this move describes no harder form',
      'chin-tuck',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 3, holdSeconds: 3, form: 'harder' }] }),
    ],
    [
      'ladder.0.resistance: a form that needs band',
      'chin-tuck',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 3, holdSeconds: 3, resistance: 'red' }] }),
    ],
    [
      'ladder.0.resistance: a form that needs dumbbells',
      'chin-tuck',
      (data) => ({ ...data, ladder: [{ week: 1, reps: 3, holdSeconds: 3, resistance: 'heavy' }] }),
    ],
    [
      'positions: the position and the need of a floor go together',
      'chin-tuck',
      (data) => ({ ...data, positions: ['floor'] }),
    ],
    [
      'positions: the position and the need of a floor go together',
      'chin-tuck',
      (data) => ({ ...data, needs: ['floor'] }),
    ],
    [
      'forms.seated.positions: a seated form is done seated',
      'chin-tuck',
      (data) => ({
        ...data,
        forms: { seated: { ...moveNamed('chin-tuck').forms?.seated, positions: ['standing'] } },
      }),
    ],
    [
      'without.seated: the move has this form',
      'chin-tuck',
      (data) => ({ ...data, without: { seated: 'restsOnIt' } }),
    ],
    [
      'id: the file of chin-tuck-2 must be named chin-tuck-2.json',
      'chin-tuck',
      (data) => ({ ...data, id: 'chin-tuck-2' }),
    ],
    [
      'figure.loop: hold takes 2 s in all, as in tempo',
      'chin-tuck',
      (data) => ({ ...data, tempo: { out: 3, hold: 2, back: 3, rest: 2 } }),
    ],
    [
      'ladder.0.week: the first rung belongs to week 1',
      'chin-tuck',
      (data) => ({ ...data, ladder: data.ladder.slice(1) }),
    ],
    [
      'ladder.1.week: later than the week of the rung below',
      'chin-tuck',
      (data) => ({ ...data, ladder: data.ladder.map((rung) => ({ ...rung, week: 1 })) }),
    ],
    [
      'ladder.1.week: a rung makes one thing harder than the rung below, and nothing else',
      'chin-tuck',
      (data) => ({
        ...data,
        ladder: [
          { week: 1, reps: 3, holdSeconds: 3 },
          { week: 2, reps: 4, holdSeconds: 4 },
        ],
      }),
    ],
  ])('%s', (said, id, change) => {
    expect(sayings(parseMove(`${id}.json`, change(dataOf(id))))).toContain(said);
  });

  test('an added move without its words', () => {
    expect(sayings(parseOwnMove('chin-tuck.json', dataOf('chin-tuck')))).toEqual([
      'text: an added move needs its name, steps and cues',
    ]);
    expect(sayings(parseOwnMove('chin-tuck.json', null))).toHaveLength(1);
  });

  test('a form of a warm-up that goes round in another time', () => {
    const { figure } = moveNamed('cat-cow');
    const { seated } = figure.forms ?? {};
    const seconds = (by: number) => (data: Json) => {
      const loop = seated?.loop?.map((leg, n) =>
        n > 0 ? leg : { ...leg, seconds: leg.seconds + by },
      );
      return {
        ...data,
        figure: { ...figure, forms: { ...figure.forms, seated: { ...seated, loop } } },
      };
    };
    expect(problemsWith('cat-cow', seconds(0))).toEqual([]);
    expect(problemsWith('cat-cow', seconds(1))).toEqual(['cat-cow.json figure.forms.seated.loop']);
  });

  test('no figure at all', () => {
    const change = ({ figure: _, ...rest }: Json) => rest;
    expect(problemsWith('chin-tuck', change)).toEqual(['chin-tuck.json figure']);
  });
});
