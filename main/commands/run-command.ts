/** A command from the command line or the tray, carried out; what it came to is the reply. */
import type { Command } from '#core/command';
import { type MachineStatus, pauseLine, statusJson, statusText } from '#core/status-report';
import type { Translate } from '#core/translate';
import type { Waits } from '../break/waits';
import type { Snapshot } from '../views/snapshot';
import type { Actions } from './actions';
import { type CommandReply, refused, said } from './command-reply';
import type { Packs } from './packs';

export type RunCommand = (command: Command) => Promise<CommandReply>;

export interface RunCommandParts {
  readonly actions: Actions;
  readonly snapshot: Pick<Snapshot, 'status' | 'words'>;
  readonly waits: Pick<Waits, 'begin' | 'end'>;
  readonly t: Translate;
  readonly machine: () => MachineStatus;
  readonly timeZone: () => string;
  /** What the schedule has come to is not in its file. */
  readonly isBehind: () => boolean;
  /** What `--diagnose` says. */
  readonly diagnosis: () => string;
  readonly packs: Pick<Packs, 'offer'>;
}

export function createRunCommand(parts: RunCommandParts): RunCommand {
  const { actions, t, machine, timeZone, isBehind } = parts;
  const { status, words } = parts.snapshot;

  function start(moves: readonly string[]): CommandReply {
    const composed = moves.length > 0 ? actions.wished(moves) : actions.nextBreak();
    const refusal = composed.notes[0];
    if (moves.length > 0 && refusal) {
      return refused(`unhunch: ${t(refusal.key, refusal.params)}`);
    }
    const isOpen = status().phase === 'session';
    const why = actions.start(composed);
    if (isOpen) return said(t('phase.session'));
    return why === null ? said(t('commandLine.started')) : refused(`unhunch: ${t(why)}`);
  }

  async function add(file: string): Promise<CommandReply> {
    const problem = await parts.packs.offer(file);
    return problem === null ? said(t('commandLine.asked')) : refused(`unhunch: ${problem}`);
  }

  return async (command) => {
    if (command.name === 'add') return await add(command.file);
    const reply = perform(command);
    return reply.exitCode === 0 && changesState(command) && isBehind()
      ? { ...reply, stderr: `${reply.stderr}unhunch: ${t('commandLine.notSaved')}\n` }
      : reply;
  };

  function perform(command: Exclude<Command, { name: 'add' }>): CommandReply {
    switch (command.name) {
      case 'run':
        actions.openHome('today');
        return said(t('commandLine.running'));
      case 'start':
        return start(command.moves);
      case 'snooze':
      case 'skip': {
        const allowed = command.name === 'snooze' ? status().canSnooze : status().canSkip;
        if (!allowed) return refused(`unhunch: ${t(`commandLine.cannot.${command.name}`)}`);
        actions.answer(command.name);
        return said();
      }
      case 'pause':
        actions.pause(command.length);
        return said(pauseLine(status().pause?.untilAt ?? null, words()));
      case 'resume':
        actions.resume();
        return said();
      case 'open':
        actions.openHome(command.page);
        return said();
      case 'status':
        return command.json
          ? said(JSON.stringify(statusJson(status(), machine(), timeZone())))
          : said(statusText(status(), machine(), words()));
      case 'waiting':
        parts.waits.begin(command.wait, command.pid);
        return said();
      case 'done':
        parts.waits.end(command.wait);
        return said();
      case 'diagnose':
        return said(parts.diagnosis());
      case 'quit':
        // After the answer has gone out.
        setImmediate(actions.quit);
        return said();
      case 'help':
      case 'version':
        throw new Error(`${command.name} is answered without the app`);
    }
  }
}

/** What it does is meant to survive a restart. */
function changesState({ name }: Command): boolean {
  return ['start', 'snooze', 'skip', 'pause', 'resume'].includes(name);
}
