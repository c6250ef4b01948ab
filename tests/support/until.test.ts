import { expect, test } from 'vitest';
import { until, withDeadline } from './until';

test('returns what the condition answers once it holds', async () => {
  const answers = [null, undefined, false, 0];
  expect(await until(() => answers.shift())).toBe(0);
});

test('keeps asking a condition that throws', async () => {
  let asked = 0;
  const condition = (): string => {
    asked += 1;
    if (asked < 3) throw new Error('not yet');
    return 'there';
  };
  expect(await until(condition)).toBe('there');
});

test('says what was waited for, and why it did not hold', async () => {
  const waiting = until(
    () => {
      throw new Error('the door is shut');
    },
    { withinMs: 30, what: 'the door' },
  );
  await expect(waiting).rejects.toMatchObject({
    message: 'Waited 30 ms for the door',
    cause: { message: 'the door is shut' },
  });
});

test('gives up on a promise that never settles', async () => {
  const never = new Promise<never>(() => {});
  await expect(withDeadline(never, { withinMs: 30, what: 'it' })).rejects.toThrow(
    'Waited 30 ms for it',
  );
  await expect(withDeadline(Promise.resolve('there'))).resolves.toBe('there');
});
