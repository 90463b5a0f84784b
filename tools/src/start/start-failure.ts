/** Why the platform does not start or does not go on, in words for the operator. */
export class StartFailure extends Error {
  readonly advice?: string;
  readonly logFile?: string;
  readonly logTail?: string;

  constructor(message: string, details: { advice?: string; logFile?: string; logTail?: string; cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.name = 'StartFailure';
    this.advice = details.advice;
    this.logFile = details.logFile;
    this.logTail = details.logTail;
  }
}
