import { expect, test } from 'vitest';
import { parseMove, parseOwnMove } from '#core/moves/move-file';
import { upgradeMove } from '#core/moves/upgrade';
import { moveNamed } from './support';

/** The push-up as the first version of the files had it, with the words of a person's own. */
function firstVersion() {
  const { version: _, forms, without: _without, figure, ...move } = moveNamed('wall-push-up');
  const { forms: drawn, ...standard } = figure;
  const words = {
    name: 'Push',
    steps: ['Lean.', 'Push.'],
    cues: { ready: 'Lean', out: 'Down', hold: 'Hold', back: 'Push' },
  };
  return {
    move: {
      ...move,
      harder: { needs: forms?.harder?.needs, places: forms?.harder?.places, position: 'floor' },
      figure: {
        ...standard,
        harder: drawn?.harder,
        seated: { pose: { both: { elbow: 60 } }, poses: { near: {} }, drop: ['wall'] },
      },
      text: { ...words, does: 'Pushes.', harderForm: words },
    },
    words,
  };
}

test('a file of the first version is read as one of today', () => {
  const { move, words } = firstVersion();
  const name = Object.keys(move.figure.poses)[0] ?? '';
  const seated = { ...move.figure.seated, poses: { [name]: {} } };
  const read = parseOwnMove('wall-push-up.json', { ...move, figure: { ...move.figure, seated } });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.move.version).toBe(2);
  expect(read.move.forms).toMatchObject({
    harder: { needs: ['floor'], places: ['home'], positions: ['floor'] },
    seated: { needs: ['wall'], positions: ['seated'] },
  });
  expect(read.move.figure.forms?.harder).toEqual(moveNamed('wall-push-up').figure.forms?.harder);
  expect(read.move.figure.forms?.seated).toEqual({
    drop: ['wall'],
    over: { all: { both: { elbow: 60 } }, poses: { [name]: {} } },
  });
  expect(read.move.text?.forms?.harder).toEqual(words);
});

test('one with no more than the first version needed gets no more', () => {
  const { version: _, forms: _forms, without: _without, figure, ...move } = moveNamed('chin-tuck');
  const { forms: _drawn, ...standard } = figure;
  const words = { name: 'Tuck', does: 'Tucks.', steps: ['Tuck.'], cues: {} };
  expect(upgradeMove({ ...move, figure: standard, text: words })).toEqual({
    version: 2,
    ...move,
    figure: standard,
    text: words,
  });
  expect(upgradeMove({ ...move })).toEqual({ version: 2, ...move });
  expect(upgradeMove({ ...move, figure: 'a man', text: 'words', harder: 'yes' })).toEqual({
    version: 2,
    ...move,
    figure: 'a man',
    text: 'words',
  });
  expect(upgradeMove({ ...move, figure: { ...standard, seated: {} } })).toMatchObject({
    forms: { seated: { needs: move.needs, places: move.places, positions: ['seated'] } },
    figure: { ...standard, forms: { seated: {} } },
  });
});

test('what has a version, or is no object, is left to the schema', () => {
  for (const data of [{ version: 2, harder: 1 }, null, 'move', [1], 7]) {
    expect(upgradeMove(data)).toBe(data);
  }
});

test('what is wrong in a file of the first version is told by its field of today', () => {
  const { move } = firstVersion();
  const read = parseMove('wall-push-up.json', {
    ...move,
    harder: { needs: ['anvil'], places: [] },
  });
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toContain('forms.harder.needs.0');
});

test('a file of a version to come is refused by name', () => {
  const read = parseMove('chin-tuck.json', { ...moveNamed('chin-tuck'), version: 3 });
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['version']);
});
