import { describe, expect, it } from 'vitest';
import { violations } from './rules';

const coreImports = 'core imports only core, zod and date-fns';
const electron = 'only main/desktop, main/index.ts and main/preload.ts import electron at run time';
const notifier = 'only main/desktop imports node-notifier';
const smallPreload = 'the preload stays small: of ours it runs only core/channels';
const typesOnly = 'windows take the types of the contract: what it runs stays in main';
const meet = 'renderer and main meet only in core/contract';
const clock = 'core takes the clock as an argument';
const zone = 'core takes the zone as an argument';
const locale = 'core takes the locale as an argument';
const randomness = 'core takes randomness as an argument';

describe('each rule fails on what breaks it', () => {
  it.each([
    ['core/a.ts', "import fs from 'node:fs';", coreImports],
    ['core/a.ts', "import { app } from '../main/app';", coreImports],
    ['core/a.ts', "import type { Pose } from '../renderer/figure/pose';", coreImports],
    ['core/schedule/a.ts', "export * from '../../assets/moves';", coreImports],
    ['core/a.ts', "import { parse } from 'date-fns-like';", coreImports],
    ['core/a.ts', "const log = await import('electron-log');", coreImports],
    ['core/a.ts', "type Zone = import('luxon').Zone;", coreImports],
    ['main/app.ts', "import { Tray } from 'electron';", electron],
    ['main/app.ts', "import { Tray, type Menu } from 'electron/main';", electron],
    ['main/app.ts', "const { Tray } = require('electron');", electron],
    ['main/app.ts', "export { Tray } from 'electron';", electron],
    ['main/desktop-like/a.ts', "import { Tray } from 'electron';", electron],
    ['renderer/a.tsx', "import type { IpcRenderer } from 'electron';", electron],
    ['main/app.ts', "import notifier from 'node-notifier';", notifier],
    ['main/preload.ts', "import { calls, type Bridge } from '#core/contract';", smallPreload],
    ['main/preload.ts', "import { z } from 'zod';", smallPreload],
    ['renderer/a.tsx', "import { calls } from '#core/contract';", typesOnly],
    ['renderer/a.tsx', "import type { Ports } from '../main/ports';", meet],
    ['renderer/home/a.tsx', "const app = () => import('../../main/app');", meet],
    ['main/a.ts', "import { bridge } from '../renderer/bridge';", meet],
    ['core/a.ts', 'const at = Date.now();', clock],
    ['core/a.ts', 'const now = Date.now;', clock],
    ['core/a.ts', 'const at = new Date();', clock],
    ['core/a.ts', 'const at = Date();', clock],
    ['core/a.ts', 'const at = performance.now();', clock],
    ['core/a.ts', 'const at = new Date(2026, 2, 29);', zone],
    ['core/a.ts', "new Intl.DateTimeFormat('en');", zone],
    ['core/a.ts', "new Intl.DateTimeFormat('en', { hour: 'numeric' });", zone],
    ['core/a.ts', 'const { timeZone } = Intl.DateTimeFormat().resolvedOptions();', locale],
    ['core/a.ts', 'new Intl.NumberFormat(undefined);', locale],
    ['core/a.ts', 'const text = (count as number).toLocaleString();', locale],
    ['core/a.ts', 'const chance = Math.random();', randomness],
    ['core/a.ts', 'const id = crypto.randomUUID();', randomness],
    ['core/a.ts', 'const none = value as never;', 'nobody can check as never'],
    ['main/a.ts', 'const all = list as unknown as Map<A, B>;', 'nobody can check as unknown as'],
    ['renderer/a.tsx', 'const it = key as T;', 'nobody can check as T'],
  ])('%s: %s', (path, text, rule) => {
    expect(violations({ path, text: `// a comment\n${text}\n` })).toContainEqual({
      path,
      line: 2,
      rule,
    });
  });
});

describe('no rule fails on what keeps it', () => {
  it.each([
    ['core/a.ts', "import { z } from 'zod'; import { addDays } from 'date-fns/addDays';"],
    ['core/a.ts', "import { TZDate } from '@date-fns/tz'; import { b } from './moves/b';"],
    ['core/moves/a.ts', "import { b } from '../schedule/b'; import { c } from '#core/c';"],
    ['core/a.ts', "const at = new Date(0); const day = new Date('2026-03-29T00:00:00Z');"],
    ['core/a.ts', "new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric' });"],
    ['core/a.ts', 'new Intl.NumberFormat(locale).format(3);'],
    ['main/app.ts', "import type { Tray } from 'electron';"],
    [
      'main/app.ts',
      "const size = ['S', 'M'] as const; const any = raw as unknown; const e = error as Error;",
    ],
    ['main/app.ts', "import { type Tray } from 'electron'; import log from 'electron-log';"],
    ['main/desktop/tray.ts', "import { Tray } from 'electron'; import n from 'node-notifier';"],
    ['main/index.ts', "import { app } from 'electron';"],
    ['main/preload.ts', "import { contextBridge } from 'electron';"],
    [
      'main/preload.ts',
      "import { a } from '#core/channels'; import type { B } from '#core/contract';",
    ],
    ['renderer/a.tsx', "import type { Snapshot } from '#core/contract'; const now = Date.now();"],
  ])('%s: %s', (path, text) => {
    expect(violations({ path, text })).toEqual([]);
  });
});

it('refuses to judge what it cannot read', () => {
  expect(() => violations({ path: 'core/a.ts', text: 'const = ;' })).toThrow('core/a.ts');
});
