import { SingleBar } from 'cli-progress';

/** How far a long job is: a bar on a terminal, a line each quarter elsewhere. */
export interface Progress {
  /** @param done between 0 and the total that was given at the start */
  update(done: number): void;
  stop(): void;
}

/** @param total in bytes */
export function startProgress(label: string, total: number): Progress {
  return process.stderr.isTTY ? bar(label, total) : lines(label, total, console.log);
}

function bar(label: string, total: number): Progress {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6).toString();
  const single = new SingleBar({
    format: `${label} {bar} {percentage} % · {value} of {total} MB`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    formatValue: (value, _options, type) =>
      type === 'value' || type === 'total' ? megabytes(value) : value.toString(),
  });
  single.start(total, 0);
  return { update: (done) => single.update(done), stop: () => single.stop() };
}

export function lines(label: string, total: number, print: (line: string) => void): Progress {
  let quarters = 0;
  return {
    update(done) {
      const reached = Math.floor((4 * done) / total);
      if (reached > quarters) print(`${label}: ${25 * reached} %`);
      quarters = Math.max(quarters, reached);
    },
    stop() {},
  };
}
