/**
 * Malformed messages from each kind of window, to each call, its own or another's: refused with a
 * reason, and none throws. A good message reaches its handler from the windows that may send it,
 * and from no other.
 */
import fc from 'fast-check';
import { type CallName, calls, type ViewKind } from '#core/contract';
import type { CallHandlers } from '../../main/commands/call-handlers';
import { answerCall } from '../../main/desktop/windows/ipc';
import { callNames, goodInput } from '../support/call-names';
import type { Fault } from './fault';

const messages = 100_000;
/** The same messages each time, so that one that fails can be tried again. */
const seed = 20_260_302;
const kinds: readonly (ViewKind | undefined)[] = ['card', 'session', 'home', undefined];

const fault: Fault = {
  name: 'malformed messages from each kind of window',
  async run() {
    const failed: string[] = [];
    const inputs = fc.sample(anyMessage, { numRuns: messages, seed });
    const { handlers, reached } = countingHandlers();
    const tryOne = async (name: CallName, input: unknown, kind: ViewKind | undefined) => {
      const why = await whatIsWrong(name, input, kind, handlers, reached);
      if (why) failed.push(`${name} from ${kind ?? 'a stranger'}: ${why}`);
    };
    for (const [number, input] of inputs.entries()) {
      const name = callNames[number % callNames.length] ?? 'pause';
      const kind = kinds[Math.floor(number / callNames.length) % kinds.length];
      await tryOne(name, number % 3 === 0 ? spoilt(goodInput(name), input, number) : input, kind);
    }
    for (const kind of kinds) {
      for (const name of callNames) {
        const before = reached();
        await tryOne(name, goodInput(name), kind);
        const windows: readonly (ViewKind | undefined)[] = calls[name].from;
        if (windows.includes(kind) && reached() === before) {
          failed.push(`${name} from ${kind}: a good message was refused`);
        }
      }
    }
    return { tried: messages + kinds.length * callNames.length, failed };
  },
};

export default fault;

/** A message that would be good but for one of its parts. */
function spoilt(good: unknown, by: unknown, number: number): unknown {
  if (typeof good !== 'object' || good === null) return by;
  const keys = Object.keys(good);
  const key = keys[number % keys.length];
  return key === undefined ? by : { ...good, [key]: by };
}

/** Null when it was refused with a reason, or was a good message that reached its handler. */
async function whatIsWrong(
  name: CallName,
  input: unknown,
  kind: ViewKind | undefined,
  handlers: CallHandlers,
  reached: () => number,
): Promise<string | null> {
  const before = reached();
  try {
    const answer = await answerCall(name, input, kind, handlers);
    const isReached = reached() > before;
    if (answer.ok !== isReached) return `answered ${answer.ok} though reached: ${isReached}`;
    if (isReached && kind === undefined) return 'a stranger reached it';
    const windows: readonly (ViewKind | undefined)[] = calls[name].from;
    if (isReached && !windows.includes(kind)) return 'a window that may not ask reached it';
    if (!answer.ok && answer.reason === '') return 'refused without a reason';
    if (!answer.ok && /call stack/i.test(answer.reason)) return answer.reason;
    return null;
  } catch (error) {
    return `threw ${String(error).slice(0, 200)}`;
  }
}

function countingHandlers() {
  let count = 0;
  const handler = () => {
    count += 1;
  };
  const handlers = Object.fromEntries(callNames.map((name) => [name, handler]));
  return { handlers: handlers as unknown as CallHandlers, reached: () => count };
}

/** Deeper than a schema can walk, or in itself. */
const hostile = fc.oneof(
  fc.integer({ min: 10, max: 20_000 }).map((levels) => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value };
    return value;
  }),
  fc.integer({ min: 1, max: 100_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 20_000 }).map((length) => Array.from(Array(length), () => 0)),
  fc.constant(null).map(() => {
    const ring: Record<string, unknown> = {};
    ring.ring = ring;
    return ring;
  }),
  fc.constantFrom<unknown>(new Map([[1, 2]]), new Date(0), new Uint8Array(9), /x/, 10n),
);

const anything = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withBigInt: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
  },
  { weight: 1, arbitrary: hostile },
);

/** Anything, also where a good message would have something else. */
const anyMessage = fc.oneof(
  anything,
  fc.record({
    path: fc.oneof(fc.constantFrom('daysOff', '__proto__', 'sound.volume'), anything),
    value: anything,
  }),
  fc.record({ what: fc.constantFrom('moves', 'break', 'routine', 'all'), moves: anything }),
  fc.record({ id: anything }),
);
