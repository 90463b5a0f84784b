import { Client } from 'pg';

/**
 * A connected client. A connection that breaks fails the statement under way; without one it says nothing, since the server also goes away when the bench is
 * interrupted and stops its platform.
 */
export async function openClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
