import { describe, expect, it } from 'vitest';
import { everyMove, passesFilter } from '#core/moves/library-filter';
import type { Move } from '#core/moves/move-file';

const tuck = {
  kind: 'strengthen',
  needs: [],
  needsOneOf: ['wall', 'chair'],
  positions: ['seated', 'standing'],
  muscles: ['deepNeck'],
} as unknown as Move;
const squeeze = {
  kind: 'strengthen',
  needs: [],
  positions: ['seated', 'standing'],
  muscles: ['rhomboids', 'midTrap'],
} as unknown as Move;

describe('passesFilter', () => {
  it('lets everything through at first', () => {
    expect(passesFilter(tuck, everyMove)).toBe(true);
  });

  it('asks for kind and position', () => {
    expect(passesFilter(tuck, { ...everyMove, kind: 'stretch' })).toBe(false);
    expect(passesFilter(tuck, { ...everyMove, position: 'standing' })).toBe(true);
    expect(passesFilter(tuck, { ...everyMove, position: 'floor' })).toBe(false);
  });

  it('finds a muscle by its group', () => {
    expect(passesFilter(squeeze, { ...everyMove, group: 'upperBack' })).toBe(true);
    expect(passesFilter(squeeze, { ...everyMove, group: 'neck' })).toBe(false);
  });

  it('finds what a move needs, one of several included', () => {
    expect(passesFilter(tuck, { ...everyMove, need: 'chair' })).toBe(true);
    expect(passesFilter(tuck, { ...everyMove, need: 'nothing' })).toBe(false);
    expect(passesFilter(squeeze, { ...everyMove, need: 'nothing' })).toBe(true);
  });
});
