import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Says what an endpoint answers, for its OpenAPI description. */
export const Answers = (schema: z.ZodType, status: 200 | 201 = 200): ClassDecorator & MethodDecorator =>
  ApiResponse({ status, description: status === 201 ? 'Created' : 'OK', standardSchema: schema as never });
