import { DomainError, sentenceFor, VersionConflict, type Problem } from '@ducha/contracts';
import { isOutage } from '@ducha/messaging';
import { HttpException } from '@nestjs/common';
import { ProblemError, type ProblemCode } from './problem-error.js';

const kinds: Record<ProblemCode, { status: number; title: string }> = {
  INVALID_INPUT: { status: 400, title: '输入有误' },
  UNAUTHENTICATED: { status: 401, title: '未登录' },
  FORBIDDEN: { status: 403, title: '无权办理' },
  NOT_FOUND: { status: 404, title: '未找到' },
  STATE_CONFLICT: { status: 409, title: '当前状态不允许' },
  VERSION_CONFLICT: { status: 409, title: '内容已被修改' },
  PAYLOAD_TOO_LARGE: { status: 413, title: '请求内容过大' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: '请求类型不支持' },
  RULE_VIOLATED: { status: 422, title: '不符合办理规则' },
  RATE_LIMITED: { status: 429, title: '请求过于频繁' },
  STORAGE_FULL: { status: 507, title: '存储空间不足' },
  STORAGE_UNAVAILABLE: { status: 503, title: '存储暂不可用' },
  INTERNAL: { status: 500, title: '系统内部错误' },
  UNAVAILABLE: { status: 503, title: '服务暂时不可用' },
};

/** SQLSTATEs that mean the caller sent a value no column can hold: bad text form, bad byte sequence, numbers and dates out of range. */
const unstorable = new Set(['22P02', '22021', '22P05', '22003', '22008', '22007']);

const codeOf = (error: unknown): string => {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
};

/** What Fastify and Nest throw before a handler is reached. On its way through Nest a Fastify error keeps its status, not its code. */
function fromFramework(error: unknown): ProblemError | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (codeOf(error) === 'FST_ERR_BAD_URL' || status === 414)
    return new ProblemError('INVALID_INPUT', 'platform.request.malformed-url');
  if (status === 404) return new ProblemError('NOT_FOUND', 'platform.not-found');
  if (status === 413) return new ProblemError('PAYLOAD_TOO_LARGE', 'platform.request.too-large');
  if (status === 415) return new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'platform.request.media-type');
  if (status === 503) return new ProblemError('UNAVAILABLE', 'platform.unavailable');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new ProblemError('INVALID_INPUT', 'platform.request.malformed');
  return undefined;
}

function fromDatabase(error: unknown): ProblemError | undefined {
  const code = codeOf(error);
  if (unstorable.has(code)) return new ProblemError('INVALID_INPUT', 'platform.input.unstorable-text');
  if (isOutage(error)) {
    return new ProblemError('UNAVAILABLE', 'platform.unavailable', { headers: { 'retry-after': '2' } });
  }
  return undefined;
}

function fromDomain(error: DomainError): ProblemError {
  const { code, rule, params, field } = error;
  const errors = field === undefined ? [] : [{ field, rule, message: sentenceFor(rule, params) }];
  const conflict = error instanceof VersionConflict ? error.conflict : undefined;
  return new ProblemError(code, rule, { params, errors, conflict });
}

/** Any thrown value as a refusal; `INTERNAL` for what nobody foresaw, with nothing of it leaking out. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DomainError) return fromDomain(error);
  if (typeof error !== 'object' || error === null) return new ProblemError('INTERNAL', 'platform.internal');
  return fromFramework(error) ?? fromDatabase(error) ?? new ProblemError('INTERNAL', 'platform.internal');
}

export const statusOf = (error: ProblemError): number => kinds[error.code].status;

/** The body of the answer. */
export function problemBody(error: ProblemError, requestId: string): Problem {
  const { status, title } = kinds[error.code];
  return {
    type: `urn:ducha:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: error.detail,
    code: error.code,
    rule: error.rule,
    errors: error.errors,
    requestId,
    ...(error.conflict && { conflict: error.conflict }),
  };
}
