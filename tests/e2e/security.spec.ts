/** What no page of ours can do, tried from inside a page of the real app. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { type NetworkTrap, setNetworkTrap } from '../support/network-trap';
import { expect, test } from '../support/test';

const settings = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45, presence: 'card', cardAfterSeconds: 0 },
  app: { welcomed: true },
};

async function openHome(desktop: Desktop): Promise<{ app: RunningApp; page: Page }> {
  const app = await launchApp(desktop, { entry: 'fake-clock', settings, args: ['--open=today'] });
  const { page } = await app.home();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { app, page };
}

/** Calls main as a script in the page would. */
function callerFrom(page: Page) {
  return (name: string, input?: unknown) =>
    page.evaluate(
      ([name, input]) =>
        (window as unknown as { unhunch: { call(...args: unknown[]): Promise<unknown> } }).unhunch
          .call(name, input)
          .catch((error: unknown) => String(error)),
      [name, input] as const,
    );
}

async function trapFor(desktop: Desktop): Promise<NetworkTrap> {
  const trap = await setNetworkTrap();
  desktop.onStop(() => trap.stop());
  return trap;
}

test('a page has the bridge and nothing of Node or Electron', async ({ desktop }) => {
  const { app, page } = await openHome(desktop);
  expect(
    await page.evaluate(() => {
      const names = ['process', 'require', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
      return {
        bridge: Object.keys((window as unknown as { unhunch: object }).unhunch).sort(),
        leaked: names.filter((name) => name in window),
      };
    }),
  ).toEqual({ bridge: ['call', 'onView'], leaked: [] });
  const preferences = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not among Electron's types.
      const { getLastWebPreferences } = contents as unknown as {
        getLastWebPreferences(): Electron.WebPreferences;
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } =
        getLastWebPreferences.call(contents);
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  ]);
});

test('a call that is none, or that has bad input, is refused with a reason', async ({
  desktop,
}) => {
  const { page } = await openHome(desktop);
  const call = callerFrom(page);
  for (const name of ['files.read', 'constructor', 'view', 'call']) {
    expect(await call(name, null)).toEqual({ ok: false, reason: `no such call: ${name}` });
  }
  expect(await call('comfort.record', 11)).toEqual({
    ok: false,
    reason: expect.stringMatching(/^comfort\.record: /),
  });
  expect(await call('settings.reset', { path: '__proto__.toString' })).toEqual({
    ok: false,
    reason: 'there is no setting __proto__.toString',
  });
});

test('each window makes its own calls, and no other', async ({ desktop }) => {
  const app = await launchApp(desktop, { entry: 'fake-clock', settings });
  await app.clock.advanceTo('2026-03-02T09:45:00Z');
  await app.clock.advance(65_000);
  const card = await app.card();
  const refused = (name: string, window: string) => ({
    ok: false,
    reason: `${name}: not for the ${window} window`,
  });
  const callFromCard = callerFrom(card.page);
  expect(await callFromCard('history.deleteAll')).toEqual(refused('history.deleteAll', 'card'));
  expect(await callFromCard('session.act', 'finish')).toEqual(refused('session.act', 'card'));
  const loud = { path: 'sound.volume', value: 1 };
  expect(await callFromCard('settings.change', loud)).toEqual(refused('settings.change', 'card'));
  await card.start();
  const callFromSession = callerFrom((await app.session()).page);
  for (const name of ['reminder.answer', 'break.start', 'hooks.choose', 'moves.all']) {
    expect(await callFromSession(name, 'start')).toEqual(refused(name, 'session'));
  }
  expect(await callFromSession('session.act', 'pause')).toEqual({ ok: true });
});

test('a page goes nowhere else and opens no window', async ({ desktop }) => {
  const trap = await trapFor(desktop);
  const { app, page } = await openHome(desktop);
  const url = page.url();
  for (const target of [`http://${trap.address}/`, 'file:///etc/hostname', 'unhunch://other/x']) {
    await page.evaluate((target) => {
      location.href = target;
    }, target);
    await page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    expect(await page.evaluate((target) => window.open(target) === null, target)).toBe(true);
  }
  await page.evaluate((address) => {
    const form = document.createElement('form');
    form.action = `http://${address}/`;
    document.body.append(form);
    form.submit();
    for (const tag of ['iframe', 'webview', 'object', 'embed']) {
      const frame = document.createElement(tag);
      frame.setAttribute('src', `http://${address}/`);
      frame.setAttribute('data', `http://${address}/`);
      document.body.append(frame);
    }
  }, trap.address);
  expect(await page.evaluate(() => [location.href, document.querySelector('h1') !== null])).toEqual(
    [url, true],
  );
  expect(app.windows()).toEqual(['home']);
  expect(trap.caught()).toBe(0);
});

test('a page gets no permission', async ({ desktop }) => {
  const { page } = await openHome(desktop);
  const answers = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'];
    const states = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state] as const;
    });
    return {
      states: Object.fromEntries(await Promise.all(states)),
      notifications: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().catch(({ name }: Error) => name),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED),
        ),
      ),
    };
  });
  expect(answers).toEqual({
    states: {
      camera: 'denied',
      microphone: 'denied',
      geolocation: 'denied',
      notifications: 'denied',
      'clipboard-read': 'denied',
    },
    notifications: 'denied',
    clipboard: 'NotAllowedError',
    place: true,
  });
});

test('the policy is there, and a script that breaks it does not run', async ({ desktop }) => {
  const { page } = await openHome(desktop);
  const found = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran = true');
    document.body.append(button);
    button.click();
    button.remove();
    // From a timer: a debugger's own code may evaluate.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: it is what must not work.
          resolve(eval('1 + 1'));
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    const page = await fetch('home.html');
    await new Promise((painted) => requestAnimationFrame(painted));
    return {
      ran: 'ran' in window,
      evaluated,
      violations: violations.sort(),
      policy: page.headers.get('content-security-policy'),
      sniffing: page.headers.get('x-content-type-options'),
    };
  });
  expect(found).toMatchObject({ ran: false, evaluated: 'EvalError', sniffing: 'nosniff' });
  expect(found.violations).toEqual(['script-src', 'script-src-attr', 'script-src-elem']);
  expect(found.policy).toContain("default-src 'none'");
  expect(found.policy).not.toMatch(/unsafe|\*|http/);
});

test('the protocol serves the pages and nothing beside them', async ({ desktop }) => {
  const { page } = await openHome(desktop);
  const statusOf = (path: string) =>
    page.evaluate((path) => fetch(path).then(({ status }) => status), path);
  expect(await statusOf('break.html')).toBe(200);
  for (const path of ['..%2fmain%2findex.cjs', '%2e%2e/main/index.cjs', 'assets', 'nothing.html']) {
    expect(await statusOf(path), path).toBe(404);
  }
});

test('an address that is not there is under the same policy, and has no bridge', async ({
  desktop,
}) => {
  const { page } = await openHome(desktop);
  const { pathname } = await page.evaluate(() => {
    window.location.assign('/nothing.html');
    return { pathname: '/nothing.html' };
  });
  await page.waitForURL(`**${pathname}`);
  expect(await page.evaluate(() => 'unhunch' in window)).toBe(false);
  const policy = await page.evaluate(() =>
    fetch('/nothing.html').then(({ headers }) => headers.get('content-security-policy')),
  );
  expect(policy).toContain("default-src 'none'");
});

test('all that the pages name is served, the font before any text asks for it', async ({
  desktop,
}) => {
  const { page } = await openHome(desktop);
  for (const name of ['break.html', 'home.html']) {
    const files = await page.evaluate(async (name) => {
      const html = await (await fetch(name)).text();
      const parts = new DOMParser()
        .parseFromString(html, 'text/html')
        .querySelectorAll('link, script');
      const paths = [...parts].flatMap(
        (part) => part.getAttribute('href') ?? part.getAttribute('src') ?? [],
      );
      return Promise.all(paths.map(async (path) => ({ path, status: (await fetch(path)).status })));
    }, name);
    expect(files.filter(({ status }) => status !== 200)).toEqual([]);
    expect(files.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\.woff2$/));
  }
});

test('no page reaches the network, whichever way it tries', async ({ desktop }) => {
  const trap = await trapFor(desktop);
  const { app, page } = await openHome(desktop);
  const tried = await page.evaluate(async (address) => {
    const failed = (promise: Promise<unknown>) =>
      promise.then(
        () => false,
        () => true,
      );
    const event = (target: EventTarget) =>
      new Promise<boolean>((resolve) => {
        for (const name of ['load', 'open']) target.addEventListener(name, () => resolve(false));
        target.addEventListener('error', () => resolve(true));
      });
    const request = new XMLHttpRequest();
    const image = new Image();
    const script = document.createElement('script');
    const ends = { request: event(request), image: event(image), script: event(script) };
    request.open('GET', `http://${address}/`);
    request.send();
    image.src = `http://${address}/`;
    script.src = `http://${address}/`;
    document.body.append(script);
    const made = (make: () => EventTarget) => {
      try {
        return event(make());
      } catch {
        return true;
      }
    };
    navigator.sendBeacon(`http://${address}/`);
    const results = {
      fetch: await failed(fetch(`http://${address}/`)),
      noCors: await failed(fetch(`http://${address}/`, { mode: 'no-cors' })),
      request: await ends.request,
      image: await ends.image,
      script: await ends.script,
      socket: await made(() => new WebSocket(`ws://${address}/`)),
      events: await made(() => new EventSource(`http://${address}/`)),
      module: await failed(import(/* @vite-ignore */ `http://${address}/x.js`)),
    };
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${address}` }] });
    const found = new Promise<RTCIceCandidate | null>((resolve) =>
      peer.addEventListener('icecandidate', (event) => resolve(event.candidate)),
    );
    peer.createDataChannel('out');
    await peer.setLocalDescription();
    const candidate = await found;
    peer.close();
    return { ...results, peer: candidate === null };
  }, trap.address);
  expect(new Set(Object.values(tried)), JSON.stringify(tried)).toEqual(new Set([true]));
  // Nor would it without the policy of the pages.
  const beyond = await app.electron.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(`http://${address}/`).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    trap.address,
  );
  expect(beyond).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(trap.caught()).toBe(0);
});

test('a day with every window open opens no connection and looks up no name', async ({
  desktop,
}) => {
  const file = join(desktop.directory, 'network.json');
  const env = { UNHUNCH_TEST_NET_LOG: file };
  const args = ['--open=today'];
  const app = await launchApp(desktop, { entry: 'fake-clock', settings, env, args });
  const home = await app.home();
  for (const name of ['Moves', 'Progress', 'Settings', 'Help'] as const) await home.goTo(name);
  await app.clock.advanceTo('2026-03-02T09:45:00Z');
  await app.clock.advance(65_000);
  await (await app.card()).start();
  await expect((await app.session()).controls).toBeVisible();
  await app.electron.evaluate(({ app }) => app.quit());
  await app.ended();
  const { constants, events } = netLog(await readFile(file, 'utf8'));
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, id]) => [id, name]));
  const connecting = /^(TCP_CONNECT|UDP_CONNECT|UDP_BYTES_SENT|SSL_CONNECT|HOST_RESOLVER)/;
  expect(names.size).toBeGreaterThan(100);
  expect(
    [...new Set(events.map(({ type }) => names.get(type) ?? ''))].filter((name) =>
      connecting.test(name),
    ),
  ).toEqual([]);
});

/** Chromium's log has a line for the names of its events, and one for each event. */
function netLog(text: string) {
  const [, constants = '', events = ''] =
    /^\{"constants":(.*),\n"events": \[\n([\s\S]*)$/.exec(text) ?? [];
  // An app that ends quickly leaves the last lines out.
  const whole = events.match(/^\{.*\}(?=,?$)/gm) ?? [];
  return {
    constants: JSON.parse(constants) as { logEventTypes: Record<string, number> },
    events: whole.map((line) => JSON.parse(line) as { type: number }),
  };
}
