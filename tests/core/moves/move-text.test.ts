import { describe, expect, it } from 'vitest';
import { parseMove, parseOwnMove } from '#core/moves/move-file';
import { plainMove } from './support';

const chinTuck = plainMove('chin-tuck');
const upperTrap = plainMove('upper-trap-stretch');

const text = {
  name: 'Nod at the wall',
  does: 'Brings the head back.',
  steps: ['Stand tall.', 'Nod.'],
  cues: { ready: 'Stand tall', out: 'Nod', hold: 'Stay', back: 'Come back' },
};

function problemsOf(file: string, data: unknown): readonly string[] {
  const parsed = parseOwnMove(file, data);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('the words of an added move', () => {
  it('come with its file', () => {
    const parsed = parseOwnMove('chin-tuck.json', { ...chinTuck, text });
    expect(parsed.ok && parsed.move.text).toEqual(text);
  });

  it('are needed for an added move, not for ours', () => {
    expect(parseMove('chin-tuck.json', chinTuck).ok).toBe(true);
    expect(problemsOf('chin-tuck.json', chinTuck)).toEqual([
      'text: an added move needs its name, steps and cues',
    ]);
  });

  it.each([
    ['no name', { ...text, name: '  ' }, 'text.name'],
    ['a name too long to show', { ...text, name: 'x'.repeat(61) }, 'text.name'],
    ['no steps', { ...text, steps: [] }, 'text.steps'],
    ['an unknown key', { ...text, html: '<b>' }, 'text'],
    ['a cue too few', { ...text, cues: { ready: 'a', out: 'b', hold: 'c' } }, 'text.cues.back'],
  ])('are refused with %s, by field', (_what, bad, path) => {
    const problems = problemsOf('chin-tuck.json', { ...chinTuck, text: bad });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${path}: `));
  });

  it('may say each side in its own words, but then both', () => {
    const cues = { ready: 'a', out_left: 'b', out_right: 'c', stretch: 'd', back: 'e' };
    const both = { ...upperTrap, text: { ...text, cues } };
    expect(problemsOf('upper-trap-stretch.json', both)).toEqual([]);
    const { out_right: _, ...oneSide } = cues;
    const one = { ...upperTrap, text: { ...text, cues: oneSide } };
    expect(problemsOf('upper-trap-stretch.json', one)).toEqual(['text.cues.out: a cue is missing']);
  });

  it('include those of a harder form', () => {
    const form = { needs: [], places: ['home'], positions: ['seated'], words: ['name', 'out'] };
    const harder = { ...chinTuck, forms: { harder: form }, text };
    expect(problemsOf('chin-tuck.json', harder)).toEqual([
      'text.forms.harder.name: the form says that it has its own',
      'text.forms.harder.cues.out: a cue is missing',
    ]);
  });
});
