import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { simulate } from '../../../scripts/simulation/simulation';
import { opinionOn } from './support/oracle';
import { pairs } from './support/random-scenario';
import { runs } from './support/runs';

vi.setConfig({ testTimeout: 600_000 });

test('the engine and an independent, naive model give the same lines', () => {
  fc.assert(
    fc.property(pairs, ({ engine, oracle }) => {
      const lines: string[] = [];
      simulate(engine, ({ at, effect, kind }) =>
        lines.push(`${Date.parse(at)} ${kind ? `${effect} ${kind}` : effect}`),
      );
      expect(lines).toEqual(opinionOn(oracle));
    }),
    runs(1500),
  );
});
