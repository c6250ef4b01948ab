/** Our windows never take the keyboard unasked. */
import { createXDisplay } from '../../main/desktop/linux/x-display';
import { expect, test } from '../support/test';
import { becomeDue, startAtWork, untilPhase } from './at-work';

const text = 'the quick brown fox jumps over the lazy dog';

for (const presence of ['card', 'fullscreen']) {
  test(`what is typed while the ${presence} comes up arrives where it was typed`, async ({
    desktop,
  }) => {
    const app = await startAtWork(desktop, { breaks: { presence } });
    const editor = await desktop.screen.openTextWindow({ title: 'An editor' });
    await desktop.screen.activate(editor);
    const typing = (async () => {
      for (const word of text.split(' ')) await desktop.screen.type(`${word} `);
    })();
    await becomeDue(app);
    const card = await app.card();
    await expect(card.startButton).toBeVisible();
    await typing;
    await desktop.screen.type('and goes on');
    await desktop.screen.press('Return');
    await expect.poll(() => editor.typed()).toContain(`${text} and goes on`);
    expect(await desktop.screen.activeWindow()).toBe(editor.id);
    const { states } = await desktop.screen.window(/Time for a break/);
    expect(states).toContain('_NET_WM_STATE_SKIP_TASKBAR');
    expect(states).not.toContain('_NET_WM_STATE_DEMANDS_ATTENTION');
    await untilPhase(app, 'reminding');
  });
}

test('a window that a window manager keeps between its panels can ask to fill the display', async ({
  desktop,
}) => {
  const { screen } = desktop;
  const { id } = await screen.openTextWindow({ title: 'A cover' });
  await createXDisplay(screen.display).fillDisplay(Number(id));
  await expect
    .poll(async () => (await screen.window('A cover')).states)
    .toContain('_NET_WM_STATE_FULLSCREEN');
  expect(await screen.window('A cover')).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
});
