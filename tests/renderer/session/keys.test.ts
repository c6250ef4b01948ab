import { describe, expect, test } from 'vitest';
import {
  actionOf,
  countsTwice,
  meaningOf,
  ratingOf,
  sessionKeys,
} from '../../../renderer/session/keys';
import { instantOf, sessionView, startedSession } from '../../support/break-views';

const startAt = Date.UTC(2026, 2, 5, 10);
const session = startedSession(startAt);
const workingAt = instantOf(session, 'out', 2);
const ready = sessionView(session, startAt);
const working = sessionView(session, workingAt);
const paused = sessionView(session, workingAt, { type: 'pause' });
const hurt = sessionView(session, workingAt, { type: 'hurt' });
const over = sessionView(session, instantOf(session, 'done'));

const key = (name: string, code = '') => ({ key: name, code });
const press = (name: string, view = working, now = workingAt) => {
  const meaning = meaningOf(key(name), true);
  return meaning && actionOf(meaning, view, now);
};

test('no key has two meanings', () => {
  const keys = sessionKeys.flatMap((one) => one.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('Space starts, pauses and goes on', () => {
  expect(press(' ', ready)).toBe('go');
  expect(press(' ')).toBe('pause');
  expect(press(' ', paused)).toBe('resume');
});

test('Enter starts what is ready, and nothing else', () => {
  expect(press('Enter', ready)).toBe('go');
  for (const view of [working, hurt, over]) expect(press('Enter', view)).toBeNull();
});

test('arrows turn the figure and never change the move', () => {
  for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    expect(meaningOf(key(arrow), true)).toBe('turn');
    expect(press(arrow)).toBeNull();
  }
});

test('other keys step', () => {
  expect(press('PageDown')).toBe('next');
  expect(press('n')).toBe('next');
  expect(press('PageUp')).toBe('back');
  expect(press('B')).toBe('back');
});

describe('Escape', () => {
  test('ends it, then closes it', () => {
    expect(press('Escape')).toBe('finish');
    expect(press('Escape', over)).toBe('close');
  });

  test('ends the break where something hurts', () => {
    expect(press('Escape', hurt)).toBe('finish');
  });

  test('does nothing while a strict break can not be hastened', () => {
    const strict = { ...working, stopFromAt: workingAt + 1 };
    expect(press('Escape', strict)).toBeNull();
    expect(press('Escape', strict, workingAt + 1)).toBe('finish');
  });
});

test('1, 2 and 3 say how it was, once that is asked', () => {
  const rated = (name: string, view = over) => {
    const meaning = meaningOf(key(name), true);
    return meaning && ratingOf(meaning, view.session);
  };
  expect(['1', '2', '3'].map((name) => rated(name))).toEqual(['easy', 'right', 'hard']);
  expect(rated('1', working)).toBeNull();
  const stopped = sessionView(session, startAt + 1000, { type: 'finish' });
  expect(rated('1', stopped)).toBeNull();
});

test('a letter counts by its place on keyboards that write another script', () => {
  expect(meaningOf(key('ى', 'KeyN'), true)).toBe('next');
  expect(meaningOf(key('&', 'Digit1'), true)).toBe('easy');
  expect(meaningOf(key('n', 'KeyL'), true)).toBe('next');
});

test('without character keys, letters and digits mean nothing and the others still do', () => {
  for (const { means, keys } of sessionKeys) {
    for (const name of keys) {
      const isCharacter = name.length === 1 && name !== ' ';
      expect(meaningOf(key(name), false)).toBe(isCharacter ? null : means);
    }
  }
  expect(meaningOf(key('&', 'Digit1'), false)).toBeNull();
});

test('while something hurts, no key goes on', () => {
  for (const { means } of sessionKeys) {
    const action = actionOf(means, hurt, workingAt);
    expect(action === null || action === 'finish').toBe(true);
  }
});

test('what can not be done just now is not asked for', () => {
  expect(press(' ', over)).toBeNull();
  expect(press('n', over)).toBeNull();
  const alone = { ...working, session: { ...working.session, canBack: false } };
  expect(press('b', alone)).toBeNull();
  expect(press('z')).toBeNull();
});

test('other keys mean nothing', () => {
  for (const name of ['q', 'Tab', 'F5', '4']) expect(meaningOf(key(name), true)).toBeNull();
});

test('a letter that changes the move counts when it is pressed again; another key at once', () => {
  const twice = sessionKeys.flatMap(({ means, keys }) =>
    keys.filter((name) => countsTwice(key(name), means)),
  );
  expect(twice).toEqual(['b', 'n', 'a', 'z', 'h']);
  expect(countsTwice(key('ى', 'KeyN'), 'next')).toBe(true);
});
