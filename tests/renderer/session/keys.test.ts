import { describe, expect, test } from 'vitest';
import { actionOfKey } from '../../../renderer/session/keys';
import { instantOf, sessionView, startedSession } from '../../support/break-views';

const startAt = Date.UTC(2026, 2, 5, 10);
const session = startedSession(startAt);
const workingAt = instantOf(session, 'out', 2);
const working = sessionView(session, workingAt);
const paused = sessionView(session, workingAt, { type: 'pause' });
const over = sessionView(session, instantOf(session, 'done'));

const press = (key: string, view = working, rightToLeft = false, now = workingAt) =>
  actionOfKey(key, view, rightToLeft, now);

test('Space pauses and goes on', () => {
  expect(press(' ')).toBe('pause');
  expect(press(' ', paused)).toBe('resume');
});

test('arrows go back and on, along the reading direction', () => {
  expect(press('ArrowRight')).toBe('next');
  expect(press('ArrowLeft')).toBe('back');
  expect(press('ArrowRight', working, true)).toBe('back');
  expect(press('ArrowLeft', working, true)).toBe('next');
});

describe('Escape', () => {
  test('ends it, then closes it', () => {
    expect(press('Escape')).toBe('finish');
    expect(press('Escape', over)).toBe('close');
  });

  test('does nothing while a strict break can not be hastened', () => {
    const strict = { ...working, stopFromAt: workingAt + 1 };
    expect(press('Escape', strict)).toBeNull();
    expect(press('Escape', strict, false, workingAt + 1)).toBe('finish');
  });
});

test('what can not be done just now is not asked for', () => {
  expect(press(' ', over)).toBeNull();
  expect(press('ArrowRight', over)).toBeNull();
  const alone = { ...working, session: { ...working.session, canBack: false } };
  expect(press('ArrowLeft', alone)).toBeNull();
});

test('other keys mean nothing', () => {
  for (const key of ['a', 'Enter', 'Tab', 'ArrowUp']) expect(press(key)).toBeNull();
});
