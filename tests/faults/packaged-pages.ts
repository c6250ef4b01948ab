/**
 * Messages from the pages of the package themselves: what a page may not ask, and what no call
 * takes, is refused with a reason; the app goes on as it was.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { type CallName, calls, type ViewKind } from '../../core/contract';
import { isDeeperThan } from '../../core/json-depth';
import { initialState } from '../../core/schedule/step';
import { callNames, goodInput } from '../support/call-names';
import { whyNoPackage } from '../support/packaged-app';
import { until } from '../support/until';
import type { Fault } from './fault';
import { Desk } from './night/desk';
import { nightSettings } from './night/settings';

const minuteMs = 60_000;
const intervalMs = 45 * minuteMs;
/** A schema can walk so much. */
const deepest = 16;
const forged = 'pause\n2026-03-02T09:00:00.000Z error forged';

const fault: Fault = {
  name: 'messages from the pages of the package',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    const night = nightSettings(intervalMs) as { readonly breaks: object };
    const desk = await Desk.open({
      settings: {
        ...night,
        breaks: { ...night.breaks, presence: 'card', cardAfterSeconds: 0 },
      },
      state: { ...initialState(Date.now()), working: true, sittingMs: intervalMs - 2_000 },
      switches: ['--remote-debugging-port=0'],
      ownZone: false,
    });
    try {
      const [address] = await desk.watcher.says(/ws:\/\/127\.0\.0\.1:\d+\S+/);
      const browser = await chromium.connectOverCDP(address);
      const pages = () => browser.contexts().flatMap((context) => context.pages());
      const opened = async (kind: ViewKind) =>
        await until(
          async () => {
            for (const page of pages()) if ((await kindOf(page)) === kind) return page;
            return null;
          },
          { what: `the page of the ${kind}`, withinMs: 90_000 },
        );
      const failed: string[] = [];
      let tried = 0;
      const tryPage = async (kind: ViewKind) => {
        const page = await opened(kind);
        const settings = await readFile(join(desk.folder, 'settings.json'), 'utf8');
        const { phase } = await desk.status();
        const messages = messagesFrom(kind);
        const answers = await page.evaluate<readonly string[]>(sendAll(messages));
        tried += messages.length;
        for (const [number, answer] of answers.entries()) {
          const [name = ''] = messages[number] ?? [];
          if (answer !== 'refused') failed.push(`${name} from the ${kind}: ${answer}`);
        }
        assert.equal(await page.evaluate('Object.keys(window.unhunch).join()'), 'call,onView');
        assert.equal(await page.evaluate('typeof require + typeof process'), 'undefinedundefined');
        // A session may come to its end meanwhile.
        if (kind !== 'session') assert.equal((await desk.status()).phase, phase);
        assert.equal(await readFile(join(desk.folder, 'settings.json'), 'utf8'), settings);
      };
      const pid = await desk.mainPid();
      await tryPage('card');
      assert.equal((await desk.command('--open=today')).code, 0);
      await tryPage('home');
      assert.equal((await desk.command('--start')).code, 0);
      await tryPage('session');
      assert.equal(await desk.mainPid(), pid);
      const log = await readFile(join(desk.folder, 'unhunch.log'), 'utf8');
      if (/^2026-03-02T09:00/m.test(log)) failed.push('a name has a line of its own in the log');
      if (!log.includes('forged')) failed.push('what was refused is not in the log');
      return { tried, failed };
    } finally {
      await desk.close();
    }
  },
};

export default fault;

/** By what it shows: card and session have the same page. */
async function kindOf(page: Page): Promise<unknown> {
  return await page.evaluate(
    'new Promise((resolve) => window.unhunch.onView(({ kind }) => resolve(kind)))',
  );
}

/** Each is a call and what it is sent: one of `hostileValues` by its number, or a good input. */
type Message = readonly [name: string, value: number | { readonly good: unknown }];

function messagesFrom(kind: ViewKind): readonly Message[] {
  const values = hostileValues();
  const malformed = callNames.flatMap((name) =>
    values.flatMap((value, number): Message[] => (isGood(name, value) ? [] : [[name, number]])),
  );
  const notForIt = callNames.flatMap((name): Message[] => {
    const windows: readonly ViewKind[] = calls[name].from;
    return windows.includes(kind) ? [] : [[name, { good: goodInput(name) }]];
  });
  const none = [forged, '', '__proto__', 'constructor', 'x'.repeat(1_000_000)];
  return [...malformed, ...notForIt, ...none.map((name): Message => [name, 0])];
}

function isGood(name: CallName, value: unknown): boolean {
  return !isDeeperThan(value, deepest) && calls[name].takes.safeParse(value).success;
}

/** Also runs in the page, so it uses nothing from around it. */
function hostileValues(): readonly unknown[] {
  let deep: unknown = 1;
  for (let level = 0; level < 400; level += 1) deep = level % 2 ? [deep] : { value: deep };
  const ring: Record<string, unknown> = { path: 'daysOff', id: 'a' };
  ring.value = ring;
  const polluting: unknown = JSON.parse(
    '{"__proto__": {"path": "daysOff", "value": 1, "id": "a"}}',
  );
  return [
    null,
    -1,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    '',
    '$t(card.title)',
    '../../etc/passwd',
    'x'.repeat(100_000),
    [],
    ['start'],
    Array.from(Array(50_000), () => 0),
    Array(100_000),
    {},
    ring,
    polluting,
    { path: deep, value: deep, id: deep, what: deep },
    { path: ['daysOff'], value: 1 },
    { path: '__proto__.polluted', value: new Map([[1, 2]]) },
    { what: 'moves', moves: Array.from(Array(10_000), () => 'chin-tuck') },
    { id: 'x'.repeat(100_000) },
    { id: { toString: 'a' } },
    new Map([['path', 'daysOff']]),
    new Set([1]),
    new Date(0),
    new Date(Number.NaN),
    /x/,
    new Uint8Array(100_000),
    new Error('an error'),
  ];
}

/** A script for the page: `refused` for each that was refused with a reason, else what came. */
function sendAll(messages: readonly Message[]): string {
  return `(async () => {
    const values = (${hostileValues})();
    const answers = [];
    for (const [name, value] of ${JSON.stringify(messages)}) {
      const input = typeof value === 'number' ? values[value] : value.good;
      try {
        const answer = await window.unhunch.call(name, input);
        const isRefused = answer.ok === false && typeof answer.reason === 'string' && answer.reason !== '';
        answers.push(isRefused ? 'refused' : JSON.stringify(answer));
      } catch (error) {
        // What the bridge can't copy does not leave the page.
        answers.push(/could not be cloned|recursion depth exceeded/.test(String(error)) ? 'refused' : String(error));
      }
    }
    return answers;
  })()`;
}
