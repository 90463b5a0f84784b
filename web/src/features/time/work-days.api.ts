import { workCalendar, type WorkCalendar } from '@ducha/calendar';
import type { WorkDays } from '@ducha/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { apiGet } from '../../app/http.js';

/** The working days where the person works; a holiday notice comes once a year. */
const workCalendarQuery = queryOptions({
  queryKey: ['work-days'],
  queryFn: ({ signal }) => apiGet<WorkDays>('/tracking/work-days', {}, signal),
  select: ({ national, regional }): WorkCalendar => workCalendar(national, regional),
  staleTime: 12 * 60 * 60_000,
});

/** The same; undefined until it is known. */
export const useWorkCalendar = (): WorkCalendar | undefined => useQuery(workCalendarQuery).data;
