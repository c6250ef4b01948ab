/** What a command line is answered with: by the running app, or where none runs. */
import { resolve } from 'node:path';
import { app } from 'electron';
import type { Command } from '#core/command';
import {
  commandLineErrorText,
  helpText,
  parseCommandLine,
  usageExitCode,
} from '#core/command-line';
import { type CommandReply, refused, said } from '../../commands/command-reply';
import type { RunCommand } from '../../commands/run-command';
import type { Host } from '../../ports';
import type { Texts } from '../../texts';
import type { CommandRequest } from './control-protocol';

/** What `--status` exits with when nothing runs, as service managers have it. */
const notRunningExitCode = 3;

/** Parses a command line and runs it; every outcome is a reply. */
export async function answerCommand(
  request: CommandRequest,
  moveIds: readonly string[],
  { t }: Texts,
  run: RunCommand,
): Promise<CommandReply> {
  const parsed = parseCommandLine(request.args, moveIds);
  if (!parsed.ok) return refused(commandLineErrorText(parsed.error, t), usageExitCode);
  const command = inFolder(parsed.line.command, request.folder);
  if (command.name === 'help') return said(helpText(t));
  if (command.name === 'version') {
    return said(`${app.getName()} ${app.getVersion()} (Electron ${process.versions.electron})`);
  }
  const reply = await run(command);
  const display = opensWindow(command) && reply.exitCode === 0 ? displayElsewhere(request) : null;
  if (display === null) return reply;
  const where = said(t('commandLine.elsewhere', { display }));
  return { ...reply, stdout: reply.stdout + where.stdout };
}

/** A command that starts nothing, with nothing to ask or to end. */
export async function answerNotRunning(
  command: Command,
  { t }: Texts,
  host: Omit<Host, 'quit' | 'atLogin'>,
): Promise<CommandReply> {
  if (command.name === 'diagnose') {
    const { diagnose, settingsAtRest } = await import('../../commands/diagnose');
    return said(diagnose(host, settingsAtRest(host), null));
  }
  if (command.name === 'waiting' || command.name === 'done') return said();
  if (command.name !== 'status') return said(t('commandLine.notRunning'));
  const status = {
    phase: 'not-running',
    nextBreakAt: null,
    sittingMinutes: 0,
    electron: process.versions.electron,
    version: app.getVersion(),
  };
  const stdout = command.json ? JSON.stringify(status) : t('commandLine.notRunning');
  return { ...said(stdout), exitCode: notRunningExitCode };
}

/** The command with a file's whole path, wherever it was called from. */
export function inFolder(command: Command, folder: string): Command {
  return command.name === 'add' ? { ...command, file: resolve(folder, command.file) } : command;
}

function opensWindow({ name }: Command): boolean {
  return ['run', 'open', 'start', 'add'].includes(name);
}

/** The display with our windows where it isn't the caller's; null when it is. */
function displayElsewhere({ display, waylandDisplay }: CommandRequest): string | null {
  if (process.platform !== 'linux') return null;
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  const isSame =
    (DISPLAY !== '' && withoutScreen(DISPLAY) === withoutScreen(display)) ||
    (WAYLAND_DISPLAY !== '' && WAYLAND_DISPLAY === waylandDisplay);
  return isSame ? null : DISPLAY || WAYLAND_DISPLAY;
}

/** `:0.0` and `unix:0` are `:0`. */
function withoutScreen(display: string): string {
  return display.replace(/^unix(?=:)/, '').replace(/\.\d+$/, '');
}
