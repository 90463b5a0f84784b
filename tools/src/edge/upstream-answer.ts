import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** Up to this size a body is passed on in one piece with its head: pieces of a stream cost more than what most answers hold. */
export const onePieceBytes = 64 * 1_024;

export interface UpstreamAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Whole where it is known to be short, a stream where it is not; undefined where there is none. */
  body: Buffer | Readable | undefined;
}

export interface AskedFor {
  answer: Promise<UpstreamAnswer>;
  /** Nobody waits for it any longer. */
  leave(): void;
}

export function ask(upstream: Dispatcher, request: Dispatcher.DispatchOptions): AskedFor {
  const left = new Error('the client left');
  let controller: Dispatcher.DispatchController | undefined;
  let isLeft = false;
  let stream: Readable | undefined;
  const answer = new Promise<UpstreamAnswer>((resolve, reject) => {
    let head: Omit<UpstreamAnswer, 'body'> = { status: 0, headers: {} };
    const pieces: Buffer[] = [];
    upstream.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        if (isLeft) started.abort(left);
      },
      onResponseStart(started, status, headers) {
        // What comes before the answer, such as 103, is not passed on.
        if (status < 200) return;
        head = { status, headers };
        if (Number(headers['content-length'] ?? Infinity) <= onePieceBytes) return;
        stream = new Readable({
          read: () => started.resume(),
          destroy: (error, done) => {
            started.abort(error ?? left);
            done(error);
          },
        });
        resolve({ ...head, body: stream });
      },
      onResponseData(started, piece) {
        if (!stream) pieces.push(piece);
        else if (!stream.push(piece)) started.pause();
      },
      onResponseEnd() {
        if (stream) stream.push(null);
        else resolve({ ...head, body: pieces.length > 0 ? Buffer.concat(pieces) : undefined });
      },
      onResponseError(_started, error) {
        if (stream) stream.destroy(error);
        else reject(error);
      },
    });
  });
  const leave = (): void => {
    isLeft = true;
    if (stream) stream.destroy();
    else controller?.abort(left);
  };
  return { answer, leave };
}
