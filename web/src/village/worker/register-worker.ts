import { Observable } from '../store/observable.js';

/** The newer version that waits for the person to take it; null where there is none. */
export const newVersion = new Observable<ServiceWorker | null>(null);

/** Keeps the page for times without network. Where it cannot, the page works as long as there is network. */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // The first worker takes over a page that came from the network: it is the same version.
  let hadWorker = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // Everything written is in the database at every change, so that reloading loses nothing.
    if (hadWorker) window.location.reload();
    hadWorker = true;
  });
  try {
    const isReachable = navigator.onLine || !serviceWorker.controller;
    const registration = isReachable
      ? await serviceWorker.register('/m/worker.js', { scope: '/m' })
      : await serviceWorker.ready;
    const offer = () => {
      if (registration.waiting && serviceWorker.controller) newVersion.set(registration.waiting);
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  } catch {
    // Private browsing, or an address without TLS.
  }
}

export const takeNewVersion = (): void => newVersion.current()?.postMessage('TAKE_OVER');
