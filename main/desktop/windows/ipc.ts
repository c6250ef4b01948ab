/** The main end of the contract: checks the sender, then the input, then asks the handler. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { callChannel, viewChannel } from '#core/channels';
import { type Answer, type Call, calls, isCallName, type ViewKind } from '#core/contract';
import { messageOf } from '#core/error-message';
import { isDeeperThan, isLargerThan } from '#core/json-depth';
import type { CallHandlers } from '../../commands/call-handlers';
import type { LogPort } from '../../ports';
import { pageOrigin } from './protocol';
import type { Windows } from './windows';

/** No call needs as much: a thousand days off are the largest that somebody might send. */
const deepest = 16;
const largest = 4000;

export function serveContract(handlers: CallHandlers, windows: Windows, log: LogPort): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    const answer = await answerCall(name, input, senderOf(event, windows), handlers);
    if (!answer.ok) log.warn(`refused a call: ${answer.reason}`);
    return answer;
  });
  ipcMain.handle(viewChannel, (event) => {
    const kind = senderOf(event, windows);
    return (kind && windows.viewOf(kind)) ?? null;
  });
}

/** Which of our windows asks: only a main frame of our own pages is one. */
function senderOf(event: IpcMainInvokeEvent, windows: Windows): ViewKind | undefined {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame) return undefined;
  if (!frame.url.startsWith(`${pageOrigin}/`)) return undefined;
  return windows.kindOf(event.sender.id);
}

/**
 * Refuses with a reason: an unknown sender, a call that is none or not for that window, a bad
 * input. A handler's error is a reason too.
 */
export async function answerCall(
  name: unknown,
  input: unknown,
  sender: ViewKind | undefined,
  handlers: CallHandlers,
): Promise<Answer<unknown>> {
  if (!sender) return { ok: false, reason: 'the sender is not one of our windows' };
  if (!isCallName(name)) return { ok: false, reason: `no such call: ${brief(name)}` };
  const { from, takes }: Call = calls[name];
  if (!from.includes(sender)) return { ok: false, reason: `${name}: not for the ${sender} window` };
  // A schema walks all of what it is given, and overflows the stack on what holds itself.
  if (isDeeperThan(input, deepest) || isLargerThan(input, largest)) {
    return { ok: false, reason: `${name}: it is too deep or too large` };
  }
  const parsed = takes.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message}` };
  }
  try {
    const handle = handlers[name] as (input: unknown) => unknown;
    return { ok: true, value: await handle(parsed.data) };
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}

/** What was sent in a name's place, short enough for a line. */
function brief(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, 80) : typeof name;
}
