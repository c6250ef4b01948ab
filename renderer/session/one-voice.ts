/**
 * Settles when this window is the one to be heard: with several displays each has its own
 * window, and the first of them speaks for all. The lock is held until the window closes.
 */
export const ourTurn = new Promise<void>((resolve) => {
  void navigator.locks.request('cues', () => {
    resolve();
    return new Promise<never>(() => {});
  });
});
