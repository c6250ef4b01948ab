import { expect, it } from 'vitest';
import { chosenProfile } from '#core/profile';

it('keeps what goes together', () => {
  expect(chosenProfile(['soreNeck'], ['soreNeck', 'dizzy'])).toEqual(['soreNeck', 'dizzy']);
  expect(chosenProfile(['soreNeck', 'dizzy'], ['dizzy'])).toEqual(['dizzy']);
});

it('lets only one arm be the only one: the newer wish holds', () => {
  expect(chosenProfile(['oneArmLeft'], ['oneArmLeft', 'oneArmRight'])).toEqual(['oneArmRight']);
  expect(chosenProfile(['oneArmRight'], ['oneArmLeft', 'oneArmRight'])).toEqual(['oneArmLeft']);
});
