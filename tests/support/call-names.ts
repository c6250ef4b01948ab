import { type CallName, calls, isCallName } from '#core/contract';

/** Every call there is. */
export const callNames: readonly CallName[] = Object.keys(calls).filter(isCallName);

/** What main takes for this call. */
export function goodInput(name: CallName): unknown {
  const inputs: Partial<Record<CallName, unknown>> = {
    'reminder.answer': 'start',
    'session.act': 'pause',
    'session.rate': 'right',
    'break.start': { what: 'break' },
    'voice.say': { text: 'Go.', kind: 'words' },
    'voice.act': 'pause',
    'break.adapt': { now: ['onCall'], always: [], quick: false },
    pause: 30,
    meeting: true,
    'settings.change': { path: 'sound.volume', value: 1 },
    'settings.reset': { path: 'sound' },
    'hooks.choose': 'session-start',
    'hooks.try': 'session-start',
    'link.open': 'website',
    'moves.import': 'files',
    'moves.remove': { id: 'mine' },
    'history.export': 'csv',
    'comfort.record': 5,
    'home.open': 'today',
    'others.take': 'stretchly',
    'packs.answer': { id: 1, answer: 'add' },
    'packs.remove': { id: 'mine' },
    'packs.share': { words: { name: 'Mine' }, moves: ['mine'] },
  };
  return inputs[name];
}
