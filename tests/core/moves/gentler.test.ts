import { describe, expect, test } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import type { BreakMove } from '#core/moves/composed-break';
import type { Body } from '#core/moves/eligibility';
import { gentlerWay } from '#core/moves/gentler';
import { everything, library, situation } from './support';

function wished(id: string, body: Body = everything): BreakMove {
  const [move] = composeBreak(situation({ body }), [id]).moves;
  if (!move) throw new Error(`no ${id}`);
  return move;
}

describe('a gentler way of a move that hurt', () => {
  test('is its easier form, at the low end', () => {
    expect(gentlerWay(wished('overhead-reach'), library)).toMatchObject({
      form: 'easier',
      rung: 0,
      intensity: 'light',
      sides: ['left', 'right'],
    });
  });

  test('leaves the dumbbells where the easier form has none', () => {
    const dose = wished('reverse-fly').dose;
    expect(dose).toMatchObject({ kind: 'reps', resistance: 'light' });
    expect(gentlerWay(wished('reverse-fly'), library).dose).not.toHaveProperty('resistance');
  });

  test('is not offered to whom it does not fit, nor of what is gentle already', () => {
    const oneHand: Body = { ...everything, always: ['oneHand'] };
    expect(wished('arm-circles').hasEasier).toBe(true);
    expect(wished('arm-circles', oneHand)).toMatchObject({ form: 'oneArm', hasEasier: false });
    const sore: Body = { ...everything, always: ['soreNeck'] };
    expect(wished('chin-tuck', sore)).toMatchObject({ form: 'easier', hasEasier: false });
  });

  test('of a move that the library does not have is a RangeError', () => {
    expect(() => gentlerWay({ ...wished('chin-tuck'), id: 'nothing' }, library)).toThrow(
      RangeError,
    );
  });
});
