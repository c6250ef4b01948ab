import { afterEach, describe, expect, it } from 'vitest';
import { waylandIdle } from '../../../../main/desktop/presence/wayland-idle';
import { until } from '../../../support/until';
import { type ScriptedCompositor, startCompositor } from '../wayland-under-test';

let compositor: ScriptedCompositor | undefined;
afterEach(() => compositor?.stop());

let now = 100_000;
const open = async (...globals: (readonly [string, number])[]) => {
  compositor = await startCompositor(globals);
  return { compositor, source: await waylandIdle(compositor.path, () => now) };
};

describe.each([
  ['ext_idle_notifier_v1', 1, 1],
  ['ext_idle_notifier_v1', 2, 2],
  ['org_kde_kwin_idle', 1, 0],
] as const)('%s in version %i', (type, version, opcode) => {
  it('counts from the last input once there has been none for five seconds', async () => {
    const { compositor: wayland, source } = await open(['wl_seat', 7], [type, version]);
    expect(source.name).toBe(type);
    const [asked] = wayland.requests;
    expect(asked?.opcode).toBe(opcode);
    expect(asked?.words).toContain(5_000);
    const told = Math.max(...(asked?.words.filter((word) => word < 100) ?? []));
    expect(await source.ask()).toBe(0);
    wayland.tell(told, 0);
    await until(async () => (await source.ask()) > 0, { what: 'the idle time to be told' });
    now += 60_000;
    expect(await source.ask()).toBe(65_000);
    wayland.tell(told, 1);
    await until(async () => (await source.ask()) === 0, { what: 'the input to be told' });
  });
});

it('prefers the newer protocol', async () => {
  const { source } = await open(
    ['org_kde_kwin_idle', 1],
    ['ext_idle_notifier_v1', 1],
    ['wl_seat', 7],
  );
  expect(source.name).toBe('ext_idle_notifier_v1');
});

it('cannot be had where the compositor does not tell', async () => {
  await expect(open(['wl_seat', 7])).rejects.toThrow('tells no idle time');
});

it('cannot be had where nobody listens', async () => {
  await expect(waylandIdle('/nowhere/wayland-0', () => now)).rejects.toThrow('ENOENT');
});

it('does not know once the compositor has gone', async () => {
  const { compositor: wayland, source } = await open(['wl_seat', 7], ['org_kde_kwin_idle', 1]);
  wayland.hangUp();
  await until(
    () =>
      source.ask().then(
        () => false,
        () => true,
      ),
    { what: 'the loss to be noticed' },
  );
});
