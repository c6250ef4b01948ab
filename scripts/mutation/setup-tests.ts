/** Runs before each test file: the switches are set, and random tests repeat themselves. */
import fc from 'fast-check';
import { inject } from 'vitest';
import { activate } from './active-mutant';

const { fromTheStart, seed } = inject('mutation');

if (fromTheStart) activate(fromTheStart.id, fromTheStart);
else activate(null);
fc.configureGlobal({ seed, endOnFailure: true });
