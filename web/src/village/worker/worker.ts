/**
 * Opens the village page without network. It keeps the files of that page and nothing else: no answer of a service, no token.
 * A new version is fetched beside the old one and takes over when every tab of the page is closed, or when the person asks for it.
 */
const worker = self as unknown as Worker;

/** The part of `ServiceWorkerGlobalScope` that is used; the library that describes it cannot stand beside the page's. */
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Put before this script by the build. */
declare const villageBuild: { readonly files: readonly string[]; readonly version: string };

const { files, version } = villageBuild;
const cacheName = `ducha-village-${version}`;
const page = '/m';

worker.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName);
    await cache.addAll([new Request(page, { cache: 'reload' }), ...files]);
  };
  event.waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  const forgetOlder = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('ducha-village-') && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(forgetOlder());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'TAKE_OVER') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  const isPage = request.mode === 'navigate' && (pathname === page || pathname.startsWith(`${page}/`));
  if (!isPage && !files.includes(pathname)) return;
  const kept = async () => {
    const cache = await caches.open(cacheName);
    return (await cache.match(isPage ? page : pathname)) ?? fetch(request);
  };
  event.respondWith(kept());
});
