/** What the tray says and offers, as a value; `main/desktop/tray.ts` draws it. */
import type { Command } from './command';
import { offeredPauses } from './pause';
import type { ScheduleStatus } from './schedule/types';
import { phaseLine, type StatusWords } from './status-report';
import { MINUTE_MS } from './time';
import type { Translate } from './translate';

export type TrayIcon =
  /** A ring around the mark, `eighths` of it filled: how near the break is. */
  | { readonly kind: 'counting'; readonly eighths: number }
  | { readonly kind: 'due' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'off' }
  | { readonly kind: 'meeting' };

export const ringSteps = 8;

export type TrayCommand =
  | Command
  | { readonly name: 'meeting'; readonly on: boolean }
  /** The longer session. */
  | { readonly name: 'routine' };

export type TrayItem =
  | { readonly kind: 'separator' }
  /** Told, not offered. */
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  | {
      readonly kind: 'toggle';
      readonly label: string;
      readonly on: boolean;
      readonly command: TrayCommand;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** Where the icon is on the screen. */
export interface TrayPlace {
  /** Whether some panel shows it; null until that is known. */
  readonly shown: boolean | null;
  /** Where this desktop has the bar with the icons. */
  readonly edge: 'top' | 'bottom';
  /** The desktop draws it in one colour. */
  readonly plain: boolean;
}

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

/** `intervalMinutes` is the setting: the ring is full when so much sitting is over. */
export function trayModel(
  status: ScheduleStatus,
  intervalMinutes: number,
  now: number,
  words: StatusWords,
): TrayModel {
  const line = phaseLine(status, words);
  return {
    icon: trayIcon(status, intervalMinutes, now),
    tooltip: words.t('tray.tooltip', { line }),
    menu: trayMenu(status, line, words.t),
  };
}

function trayIcon(status: ScheduleStatus, intervalMinutes: number, now: number): TrayIcon {
  switch (status.phase) {
    case 'paused':
      return { kind: 'paused' };
    case 'off':
      return { kind: 'off' };
    case 'waiting':
    case 'reminding':
    case 'snoozed':
      return { kind: 'due' };
    case 'held':
      return status.heldBecause.includes('meeting') ? { kind: 'meeting' } : { kind: 'due' };
    case 'session':
    case 'away':
      return { kind: 'counting', eighths: 0 };
    case 'counting':
      return status.meeting
        ? { kind: 'meeting' }
        : { kind: 'counting', eighths: eighthsFilled(status, intervalMinutes, now) };
  }
}

/** Only ever seven while counting: the full ring is a due break. */
function eighthsFilled(status: ScheduleStatus, intervalMinutes: number, now: number): number {
  if (status.nextBreakAt === null) return 0;
  const leftMs = Math.max(0, status.nextBreakAt - now);
  const passed = 1 - leftMs / (intervalMinutes * MINUTE_MS);
  return Math.max(0, Math.min(ringSteps - 1, Math.floor(passed * ringSteps)));
}

function trayMenu(status: ScheduleStatus, line: string, t: Translate): readonly TrayItem[] {
  return [
    { kind: 'line', label: line },
    { kind: 'separator' },
    ...(status.phase === 'session'
      ? []
      : [
          command(t('tray.start'), { name: 'start', moves: [] }),
          command(t('tray.routine'), { name: 'routine' }),
        ]),
    ...(status.canSnooze && status.phase !== 'snoozed'
      ? [command(t('tray.snooze'), { name: 'snooze' as const })]
      : []),
    ...(status.canSkip ? [command(t('tray.skip'), { name: 'skip' as const })] : []),
    status.pause ? command(t('tray.resume'), { name: 'resume' }) : pauseMenu(t),
    {
      kind: 'toggle',
      label: t('tray.meeting'),
      on: status.meeting,
      command: { name: 'meeting', on: !status.meeting },
    },
    { kind: 'separator' },
    command(t('tray.open'), { name: 'open', page: 'today' }),
    command(t('tray.quit'), { name: 'quit' }),
  ];
}

function pauseMenu(t: Translate): TrayItem {
  return {
    kind: 'submenu',
    label: t('tray.pause'),
    items: offeredPauses.map((length) =>
      command(t(`tray.pauseFor.${length}`), { name: 'pause', length }),
    ),
  };
}

function command(label: string, does: TrayCommand): TrayItem {
  return { kind: 'command', label, command: does };
}
