import { queryOptions } from '@tanstack/react-query';
import type { ServiceStatus } from '@ducha/contracts';
import { ApiProblem, apiGet } from '../../app/http.js';

export const serviceNames = ['intake', 'tracking', 'scoring', 'reporting'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** How often the page looks again. */
export const rereadMs = 10_000;

/** How a service stands; undefined where it does not answer, which is an answer too. */
export type ServiceState = { service: ServiceName; status: ServiceStatus | undefined };

export const statusQuery = (postId: string, service: ServiceName) =>
  queryOptions({
    queryKey: ['status', postId, service],
    queryFn: async ({ signal }): Promise<ServiceState> => {
      try {
        return { service, status: await apiGet<ServiceStatus>(`/${service}/status`, {}, signal) };
      } catch (error) {
        // Refused is for the page to say; silence and server trouble are what this page is for.
        if (error instanceof ApiProblem && error.status > 0 && error.status < 500) throw error;
        if (!(error instanceof ApiProblem)) throw error;
        return { service, status: undefined };
      }
    },
    retry: false,
    refetchInterval: rereadMs,
    staleTime: 0,
  });
