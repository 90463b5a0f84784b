import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the edge itself refuses or cannot do; the same shape as the services' own problems. */
const problems = {
  UNAVAILABLE: {
    status: 502,
    title: '服务暂时不可用',
    rule: 'edge.upstream.unreachable',
    detail: '所请求的服务正在启动或已停止，请稍后重试。',
  },
  TIMEOUT: {
    status: 504,
    title: '服务响应超时',
    rule: 'edge.upstream.timeout',
    detail: '所请求的服务未在规定时间内响应，请稍后重试。',
  },
  NOT_FOUND: { status: 404, title: '未找到', rule: 'edge.route.unknown', detail: '没有这个地址。' },
  INVALID_INPUT: { status: 400, title: '请求有误', rule: 'edge.request.malformed-url', detail: '请求地址格式有误。' },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: '请求内容过大',
    rule: 'edge.request.too-large',
    detail: '提交的内容超过大小限制。',
  },
  PORTAL_MISSING: {
    status: 503,
    title: '门户尚未构建',
    rule: 'edge.portal.missing',
    detail: '门户页面尚未构建，请运行 npm run build。',
  },
} as const;

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: keyof typeof problems): FastifyReply {
  const { status, title, rule, detail } = problems[code];
  const body = {
    type: `urn:ducha:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail,
    code,
    rule,
    errors: [],
    requestId: request.id,
  };
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(body);
}
