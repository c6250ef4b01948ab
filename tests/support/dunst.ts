import { z } from 'zod';
import type { Desktop } from './desktop';
import { outputOf, startProcess } from './processes';

/** The dunst notification daemon, a real one that Debian has. */
export interface Dunst {
  /** How many notifications are on the screen. */
  displayed(): Promise<number>;
  /** The summaries of those that have gone, the latest first. */
  past(): Promise<string[]>;
  /** Clicks the latest notification on the screen. */
  click(): Promise<void>;
  setPaused(paused: boolean): Promise<void>;
  stop(): Promise<void>;
}

const historySchema = z.object({
  data: z.tuple([z.array(z.object({ summary: z.object({ data: z.string() }) }))]),
});

/** Starts dunst on a desktop that has no notification server. */
export async function startDunst(desktop: Desktop): Promise<Dunst> {
  const { env } = desktop;
  const dunst = startProcess('dunst', ['-config', '/dev/null', '-print'], { env });
  desktop.onStop(() => dunst.stop());
  const control = async (...args: string[]): Promise<string> =>
    (await outputOf('dunstctl', args, { env })).trim();
  await desktop.bus.untilOwned('org.freedesktop.Notifications');
  return {
    displayed: async () => Number(await control('count', 'displayed')),
    past: async () => {
      const { data } = historySchema.parse(JSON.parse(await control('history')));
      return data[0].map(({ summary }) => summary.data);
    },
    click: async () => {
      await control('action', '0');
    },
    setPaused: async (paused) => {
      await control('set-paused', String(paused));
    },
    stop: () => dunst.stop(),
  };
}
