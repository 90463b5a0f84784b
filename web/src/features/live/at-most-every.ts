/**
 * Runs at once when it has been quiet, and once more after that run and the interval for all calls meanwhile: a burst of changes is
 * read twice, not a hundred times, and a slow answer is waited for.
 */
export function atMostEvery(ms: number, run: () => Promise<unknown>): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isWanted = false;
  let isCancelled = false;
  const go = async (): Promise<void> => {
    isBusy = true;
    isWanted = false;
    const interval = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.allSettled([run(), interval]);
    isBusy = false;
    if (isWanted && !isCancelled) await go();
  };
  return {
    call: () => {
      isWanted = true;
      if (!isBusy) void go();
    },
    cancel: () => {
      isCancelled = true;
      clearTimeout(timer);
    },
  };
}
