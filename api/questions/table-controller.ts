import { Controller, Get, Req, Res, type Type } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { roles } from '#analytics/contract/trends.js'
import { validated } from '#api/http/caching.js'
import { body, mediaType, parseFormat } from '#api/http/format.js'
import { roleOf } from '#api/identity/caller.js'
import { OpenTo } from '#api/identity/open-to.js'
import { Questions } from './questions.js'
import type { TableQuestion } from './table-question.js'

/** Answers one question over HTTP. */
export function tableController(path: string, question: TableQuestion): Type {
  @Controller(`api/v1/${path}`)
  class TableController {
    constructor(private readonly questions: Questions) {}

    @Get()
    @OpenTo(roles)
    async find(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
      const { answer, sheet, fileName } = await this.questions.table(question, request.query, roleOf(request))
      const format = parseFormat(formatOf(request.query))
      void reply.type(mediaType[format])
      if (format !== 'json') void reply.header('Content-Disposition', `attachment; filename="${fileName}.${format}"`)
      return validated(request, reply, body(format, answer, sheet))
    }
  }
  return TableController
}

/** The schema of the question has judged it before. */
const formatOf = (query: unknown): string | undefined =>
  typeof query === 'object' && query !== null && 'format' in query ? String(query.format) : undefined
