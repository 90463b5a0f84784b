import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeConfig } from './config.js';
import { sendProblem } from './problem.js';
import { newNonce, portalPolicy, workerPolicy } from './security-headers.js';

/** What the page leaves open for the origin that serves it. */
const noncePlace = '__CSP_NONCE__';
const issuerPlace = '__OIDC_ISSUER__';
const idleMinutesPlace = '__IDLE_MINUTES__';

/** The village page lives below this path, and so does the worker that opens it without network. */
const villagePath = '/m';
const isVillage = (path: string): boolean => path === villagePath || path.startsWith(`${villagePath}/`);

/** The built portal: its files, and for every address that is a screen the page of the front end it belongs to. */
export async function servePortal(edge: FastifyInstance, config: EdgeConfig): Promise<void> {
  await edge.register(staticFiles, {
    root: join(config.portalDir, 'assets'),
    prefix: '/assets/',
    // Their names change with their content.
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    index: false,
  });
  const worker = join(config.portalDir, 'm', 'worker.js');
  edge.get(`${villagePath}/worker.js`, async (request, reply) =>
    existsSync(worker)
      ? sendWorker(reply, await readFile(worker, 'utf8'))
      : sendProblem(request, reply, 'PORTAL_MISSING'),
  );
  edge.setNotFoundHandler(async (request, reply) => {
    if (!isScreen(request)) return sendProblem(request, reply, 'NOT_FOUND');
    const page = join(config.portalDir, isVillage(pathOf(request)) ? 'm' : '', 'index.html');
    if (!existsSync(page)) return sendProblem(request, reply, 'PORTAL_MISSING');
    return sendPage(request, reply, await readFile(page, 'utf8'), config);
  });
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '/';

function isScreen(request: FastifyRequest): boolean {
  const { method } = request;
  const path = pathOf(request);
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  return (
    (method === 'GET' || method === 'HEAD') &&
    !/^\/(api|oidc|assets|metrics)(\/|$)/.test(path) &&
    !lastSegment.includes('.')
  );
}

/** Asked for anew at each visit, so that a new version is found; it may serve the page's own address, which has no slash at its end. */
const sendWorker = (reply: FastifyReply, script: string): FastifyReply =>
  reply
    .header('content-security-policy', workerPolicy)
    .header('cache-control', 'no-cache')
    .header('service-worker-allowed', villagePath)
    .type('text/javascript; charset=utf-8')
    .send(script);

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  { issuer, idleMinutes }: EdgeConfig,
): FastifyReply {
  const nonce = newNonce();
  const origin = `${request.protocol}://${request.headers.host}`;
  return reply
    .code(200)
    .header('content-security-policy', portalPolicy(nonce, issuer, origin))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      html
        .replaceAll(noncePlace, nonce)
        .replaceAll(issuerPlace, escapeAttribute(issuer))
        .replaceAll(idleMinutesPlace, String(idleMinutes)),
    );
}

const escapeAttribute = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
