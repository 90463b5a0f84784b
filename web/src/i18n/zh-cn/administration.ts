import { apiDocs } from './api-docs.js';
import { organization } from './organization.js';
import { posts } from './posts.js';
import { status } from './status.js';

/** The text of the administration pages; nobody who works in a ledger has to load it. */
export const administration = { apiDocs, organization, posts, status } as const;
