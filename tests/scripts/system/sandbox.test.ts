import { expect, it } from 'vitest';
import { isSetuidRoot } from '../../../scripts/system/sandbox';

it.each([
  ['as Electron is unpacked', 1000, 0o100755, false],
  ['of root, but not setuid', 0, 0o100755, false],
  ['setuid, but of someone else', 1000, 0o104755, false],
  ['that others may not run', 0, 0o104750, false],
  ['as the sandbox wants it', 0, 0o104755, true],
])('a helper %s', (_what, uid, mode, works) => {
  expect(isSetuidRoot(uid, mode)).toBe(works);
});
