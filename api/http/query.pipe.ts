import { Injectable, type PipeTransform } from '@nestjs/common'
import type { z } from 'zod'
import { parseParameters } from './parameters.js'

/** Parse a query string at the edge; inside, it is trusted. */
@Injectable()
export class QueryPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(query: unknown): T {
    return parseParameters(this.schema, query)
  }
}
