import { Injectable } from '@nestjs/common';

/** Where the platform takes the present instant from; tests put a fixed one in its place. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
