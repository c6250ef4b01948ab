import { useEffect, useRef } from 'react';
import type { SessionView } from '#core/session/view';

type Line = SessionView['lines'][number];

/** So much later than it was due a line is not said any more: the next one is what counts. */
const tooLateMs = 1_500;

/** Calls back with each line of the session's script when it is due, once. */
export function useScript(
  { lines }: Pick<SessionView, 'lines'>,
  onLine: (line: Line) => void,
): void {
  const said = useRef(new Set<string>());
  const latest = useRef(onLine);
  latest.current = onLine;
  useEffect(() => {
    const timers = lines
      .filter(({ id, inMs }) => !said.current.has(id) && inMs > -tooLateMs)
      .map((line) =>
        setTimeout(
          () => {
            said.current.add(line.id);
            latest.current(line);
          },
          Math.max(0, line.inMs),
        ),
      );
    return () => timers.forEach(clearTimeout);
  }, [lines]);
}
