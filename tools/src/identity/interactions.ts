import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { byGroup } from './accounts.js';
import type { DemoAccount } from './accounts.js';
import { authorizationAgain, isOvertaken } from './begin-again.js';
import { errorPage, signInPage } from './pages.js';
import { setPagePolicy } from './page-policy.js';

/** Answers the steps between the authorization request and its code: choosing an account; consent is given, both clients being our own. */
export class Interactions {
  constructor(
    private readonly provider: Provider,
    private readonly accounts: DemoAccount[],
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.answer(request, response);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound) || response.headersSent) throw error;
      const uid = (request.url ?? '').split('/').at(-1) ?? '';
      const interaction = isOvertaken(error) ? await this.provider.Interaction.find(uid) : undefined;
      // The page was left open too long, or opened in another browser than the one that asked.
      if (!interaction) return page(response, 400, errorPage('interaction_expired'));
      response.writeHead(303, { location: authorizationAgain(this.provider.issuer, interaction.params) }).end();
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await this.provider.interactionDetails(request, response);
    if (interaction.prompt.name === 'consent') return this.consent(request, response);
    if (request.method === 'POST') return this.signIn(request, response);
    return page(response, 200, (nonce) => signInPage(byGroup(this.accounts), nonce));
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const personId = new URLSearchParams(await formBody(request)).get('personId');
    if (!this.accounts.some((account) => account.personId === personId))
      return page(response, 400, errorPage('unknown_account'));
    const result = { login: { accountId: personId ?? '' } };
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async consent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { session, params, prompt, grantId: existingId } = await this.provider.interactionDetails(request, response);
    const known = existingId ? await this.provider.Grant.find(existingId) : undefined;
    const grant =
      known ?? new this.provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope ?? 'openid'));
    const { missingResourceScopes = {} } = prompt.details as { missingResourceScopes?: Record<string, string[]> };
    for (const [resource, scopes] of Object.entries(missingResourceScopes))
      grant.addResourceScope(resource, scopes.join(' '));
    const result = { consent: { grantId: await grant.save() } };
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  }
}

function page(response: ServerResponse, status: number, html: string | ((nonce: string) => string)): void {
  const nonce = setPagePolicy(response);
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(typeof html === 'string' ? html : html(nonce));
}

const longestForm = 2_000;

async function formBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestForm) return '';
  }
  return text;
}
