import { expect, it } from 'vitest';
import { openLibrary } from '../../../main/desktop/native-library';

// The C library stands for the system libraries that are not here: what is passed is passed alike.

it('lets a function write into our memory', async () => {
  const library = await openLibrary('libc.so.6');
  const clockGetTime = library.func('int clock_gettime(int clock, void *time)');
  const realTime = 0;
  const time = new BigInt64Array(2);
  expect(Number(clockGetTime(realTime, time))).toBe(0);
  expect(Math.abs(Number(time[0]) - Date.now() / 1000)).toBeLessThan(60);
});

it('passes and gives numbers of 64 bits, and no memory', async () => {
  const library = await openLibrary('libc.so.6');
  const key = BigInt.asIntN(64, 0xffffffff80000001n);
  expect(BigInt(library.func('int64_t llabs(int64_t number)')(key))).toBe(0x7fffffffn);
  expect(Number(library.func('int64_t time(void *when)')(null))).toBeGreaterThan(1_700_000_000);
});

it('says which library or function is not there', async () => {
  await expect(openLibrary('shell32.dll')).rejects.toThrow('library');
  const library = await openLibrary('libc.so.6');
  expect(() => library.func('int SHQueryUserNotificationState(void *state)')).toThrow(
    'SHQueryUserNotificationState',
  );
});
