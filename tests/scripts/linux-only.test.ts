/** What CI runs on macOS and Windows: all but the tests that start programs of Linux. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectDir } from '../../scripts/script';
import { linuxOnly } from '../../vitest.config';

const startsLinuxPrograms =
  /from '[^']*\/(bus-under-test|wayland-under-test|bus-connection|session-bus|x-server|dunst)'/;

it('the tests that start a bus, an X server or a Wayland are those that run on Linux alone', () => {
  const started = readdirSync(join(projectDir, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => {
      const text = readFileSync(join(projectDir, name), 'utf8');
      return startsLinuxPrograms.test(text.replaceAll(/from '[^']*\/main\/[^']*'/g, ''));
    });
  expect(started.sort()).toEqual(linuxOnly);
});
