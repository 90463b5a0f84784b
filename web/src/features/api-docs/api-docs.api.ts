import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '../../app/http.js';
import { eventsOf, operationsOf, type AsyncApi, type Entry, type OpenApi } from './documents.js';
import type { DocumentName } from './document-names.js';
import type { Schemas } from './schema.js';

/** Where a document can be fetched by programs. */
export const documentPath = (name: DocumentName): string =>
  name === 'events' ? '/intake/asyncapi.json' : `/${name}/openapi.json`;

export interface ApiDocument {
  entries: Entry[];
  schemas: Schemas;
}

/** A document as its service serves it; it changes with a release only. */
export const documentQuery = (name: DocumentName) =>
  queryOptions({
    queryKey: ['api-document', name],
    queryFn: async ({ signal }): Promise<ApiDocument> => {
      if (name === 'events') {
        const document = await apiGet<AsyncApi>(documentPath(name), {}, signal);
        return { entries: eventsOf(document), schemas: document.components.schemas };
      }
      const document = await apiGet<OpenApi>(documentPath(name), {}, signal);
      return { entries: operationsOf(document), schemas: document.components.schemas };
    },
    staleTime: 60 * 60_000,
  });
