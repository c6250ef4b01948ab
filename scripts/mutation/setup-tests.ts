/** Runs before each test file: the switches are set, and random tests repeat themselves. */
import fc from 'fast-check';
import { inject } from 'vitest';
import { activate } from './active-mutant';

const { fromTheStart, seed } = inject('mutation');

activate(fromTheStart?.id ?? null, fromTheStart?.hitLimit);
fc.configureGlobal({ seed, endOnFailure: true });
