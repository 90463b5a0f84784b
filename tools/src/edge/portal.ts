import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeConfig } from './config.js';
import { sendProblem } from './problem.js';
import { newNonce, portalPolicy } from './security-headers.js';

/** What the page leaves open for the origin that serves it. */
const noncePlace = '__CSP_NONCE__';
const issuerPlace = '__OIDC_ISSUER__';
const idleMinutesPlace = '__IDLE_MINUTES__';

/** The built portal: its files, and its one page for every address that is a screen. */
export async function servePortal(edge: FastifyInstance, config: EdgeConfig): Promise<void> {
  const page = join(config.portalDir, 'index.html');
  await edge.register(staticFiles, {
    root: join(config.portalDir, 'assets'),
    prefix: '/assets/',
    // Their names change with their content.
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    index: false,
  });
  edge.setNotFoundHandler(async (request, reply) => {
    if (!isScreen(request)) return sendProblem(request, reply, 'NOT_FOUND');
    if (!existsSync(page)) return sendProblem(request, reply, 'PORTAL_MISSING');
    return sendPage(request, reply, await readFile(page, 'utf8'), config);
  });
}

function isScreen({ method, url }: FastifyRequest): boolean {
  const [path = '/'] = url.split('?');
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  return (
    (method === 'GET' || method === 'HEAD') &&
    !/^\/(api|oidc|assets|metrics)(\/|$)/.test(path) &&
    !lastSegment.includes('.')
  );
}

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
