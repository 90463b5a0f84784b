import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { fieldsOf } from './input-issues.js';
import { invalidInput } from './problem-error.js';

/**
 * Checks `@Body({ schema })`, `@Query({ schema })`, `@Param(name, { schema })` against their zod schema and hands on the parsed value.
 * Nest's own pipe does the same but tells the exception neither the value nor which parameter it was, so a missing field
 * cannot be told from a wrong type.
 */
export class ContractValidationPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const schema = metadata.schema as z.ZodType | undefined;
    if (!schema || metadata.type === 'custom') return value;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw invalidInput(fieldsOf(result.error.issues, value, metadata.data ?? metadata.type));
  }
}
