/** Wait so many milliseconds, or until the signal. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      window.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = window.setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/** Wait until somebody looks at the page, or until the signal. */
export function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (!document.hidden || signal.aborted) {
        document.removeEventListener('visibilitychange', look);
        signal.removeEventListener('abort', look);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** Seconds to wait before the next try: 0.5, 1, 2, 4, 8 and then 15, each up to a quarter longer by chance. */
export function backoff(failures: number): number {
  return Math.min(0.5 * 2 ** failures, 15) * (1 + Math.random() / 4);
}
