/** What counts as using the platform; a mouse that is merely pushed does not. */
const uses = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Other tabs hear of it at most this often. */
const tellEveryMs = 5_000;

export interface LastActivity {
  /** Instant of the last use in any tab of this browser. */
  at: () => number;
  /** The person said so by hand. */
  renew: () => void;
  stop: () => void;
}

/**
 * Watches this tab and listens to the others.
 * @param isPaused while it answers true, uses of this tab do not count: a warning asks for an answer, not for a movement
 */
export function watchActivity(isPaused: () => boolean): LastActivity {
  let last = Date.now();
  let told = 0;
  const channel = new BroadcastChannel('ducha.activity');
  const noteUse = (at: number) => {
    last = Math.max(last, at);
    if (at - told < tellEveryMs) return;
    told = at;
    channel.postMessage(at);
  };
  const onUse = () => {
    if (!isPaused()) noteUse(Date.now());
  };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // A tab with a wrong clock must not keep the others signed in for ever.
    if (typeof data === 'number') last = Math.max(last, Math.min(data, Date.now()));
  };
  uses.forEach((name) => window.addEventListener(name, onUse, { passive: true, capture: true }));
  return {
    at: () => last,
    renew: () => {
      told = 0;
      noteUse(Date.now());
    },
    stop: () => {
      uses.forEach((name) => window.removeEventListener(name, onUse, { capture: true }));
      channel.close();
    },
  };
}
