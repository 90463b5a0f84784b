import { Catch } from '@nestjs/common';
import type { ExceptionFilter, INestApplication } from '@nestjs/common';
import type { MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { JetStreamStrategy } from './jetstream-strategy.js';

/** Passes a handler's error on as it is: Nest would replace it with "Internal server error" before it is recorded. */
@Catch()
class EventErrorFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Registers the application's `@EventPattern` handlers for JetStream. `app.startAllMicroservices()` then starts consuming;
 * commands that only replay or rebuild do without.
 */
export function connectEvents(app: INestApplication): void {
  const microservice = app.connectMicroservice<MicroserviceOptions>(
    { strategy: app.get(JetStreamStrategy) },
    { deferInitialization: true },
  ) as unknown as NestMicroservice;
  microservice.useGlobalFilters(new EventErrorFilter());
  // What connectMicroservice does by itself, but after the filter is in place: handlers bind their filters when registered.
  microservice.registerListeners();
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
}
