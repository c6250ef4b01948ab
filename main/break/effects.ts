/** Does what the schedule says, through the ports. */

import { planReminder } from '#core/reminder-plan';
import { isRoutineOffered } from '#core/routine-days';
import type { Effect } from '#core/schedule/types';
import type { HookEvent } from '#core/settings';
import type { Ports } from '../ports';
import type { Storage } from '../storage/storage';
import type { Publisher } from '../views/publisher';
import type { Snapshot } from '../views/snapshot';
import { cardRequest, cardView, sessionRequest } from '../views/window-views';
import type { Breaks } from './breaks';
import type { Engine } from './engine';
import type { Journal } from './journal';
import type { Reminder } from './reminder';
import type { Sessions } from './sessions';

export interface EffectsParts {
  readonly ports: Pick<
    Ports,
    'clock' | 'log' | 'presence' | 'busy' | 'hooks' | 'players' | 'windows'
  >;
  readonly storage: Pick<Storage, 'settings' | 'state' | 'library'>;
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  readonly breaks: Breaks;
  readonly reminder: Reminder;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly publisher: Publisher;
  readonly cardAhead: () => void;
}

export function createEffects(parts: EffectsParts): (effect: Effect) => void {
  const { storage, engine, snapshot, breaks, reminder, sessions, journal, publisher, cardAhead } =
    parts;
  const { clock, log, presence, busy, hooks, players, windows } = parts.ports;
  const { settings } = storage.settings;

  function raise(effect: Effect & { type: 'raise-reminder' }): void {
    const composed = breaks.numbered(effect.breakNumber);
    reminder.raise({
      id: effect.id,
      break: composed,
      quiet: effect.quiet,
      canSnooze: effect.canSnooze,
      canSkip: effect.canSkip,
      plan: planReminder(settings().breaks, effect.quiet, windows.placesCard),
      window: cardRequest(settings()),
      card: cardView({
        look: snapshot.look(),
        settings: settings(),
        break: composed,
        find: storage.library.find,
        occasion: effect.cause === 'wait' ? 'wait' : 'due',
        routineSeconds: routineOffer(),
        snoozesLeft: effect.canSnooze ? snapshot.status().snoozesLeft : 0,
        canSkip: effect.canSkip,
        now: clock.now(),
        closesAt: effect.expiresAt,
        placesCard: windows.placesCard,
        notHere: breaks.inTheWay(),
      }),
    });
  }

  /** Length of the routine when it is on offer; null otherwise. */
  function routineOffer(): number | null {
    const rest = breaks.restOfRoutine();
    if (rest) return rest.seconds;
    if (!isRoutineOffered(settings().app.routineDays, snapshot.day())) return null;
    const routine = breaks.routine();
    return routine.moves.length > 0 ? routine.seconds : null;
  }

  function openSession({ id, breakNumber }: Effect & { type: 'open-session' }): void {
    const session = sessions.open(id, () => breaks.numbered(breakNumber));
    windows.open('session', sessionRequest(session, settings()));
  }

  /** A state that could be read only now goes on where it was. */
  function save(): void {
    const late = storage.state.save(engine.state());
    if (late) engine.adopt(late);
  }

  function runHook(event: HookEvent): void {
    const command = settings().hooks[event];
    if (command) void hooks.run(event, command);
  }

  return (effect) => {
    switch (effect.type) {
      case 'sample-idle':
        void presence.idleMs().then((idleMs) => engine.tell({ type: 'idle-sample', idleMs }));
        return;
      case 'sample-busy':
        void busy
          .sample(effect.reasons)
          .then((found) => engine.tell({ type: 'busy-sample', ...found, asked: effect.reasons }));
        return;
      case 'heads-up':
        reminder.headsUp(breaks.numbered(effect.breakNumber));
        return;
      case 'raise-reminder':
        log.info(`reminder ${effect.id}${effect.quiet ? ', quiet' : ''}`);
        runHook('break-due');
        raise(effect);
        return;
      case 'withdraw-reminder':
        reminder.withdraw(effect.id);
        return;
      case 'open-session':
        log.info(`session ${effect.id} started`);
        runHook('session-start');
        if (settings().sound.pausePlayers) void players.pause();
        openSession(effect);
        return;
      case 'close-session':
        log.info(`session ${effect.id} done: ${Math.round(effect.done * 100)} %`);
        runHook('session-end');
        void players.playAgain();
        sessions.close(effect.id);
        return;
      case 'wait-over':
        sessions.refresh();
        return;
      case 'record':
        journal.entry(effect.entry, breaks.numbered);
        return;
      case 'paused':
        runHook('pause');
        return;
      case 'hold':
        log.info(`the break waits: ${effect.reasons.join(', ')}`);
        return;
      case 'rest':
        log.info(`rest: ${effect.kind}`);
        return;
      case 'refresh':
        cardAhead();
        publisher.publish();
        return;
      case 'save':
        save();
        return;
      case 'withdraw-heads-up':
        reminder.dropHeadsUp();
        return;
      case 'snoozed':
      case 'release':
      case 'skipped':
      case 'missed':
      case 'resumed':
      case 'work-start':
      case 'work-end':
        log.info(effect.type);
        return;
    }
  };
}
