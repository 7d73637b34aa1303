import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { type FastifyBaseLogger, fastify } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { AppError } from '../../errors.ts'
import type { App } from '../app.ts'
import { addHeaders, bareHeaders } from './headers.ts'
import type { HttpServer } from './http-server.ts'
import { readJsonBodies } from './json-body.ts'
import { answerWithProblem } from './problem.ts'
import { logRequests, QuietLog } from './request-log.ts'
import { limitSlowClients, slowClientOptions } from './slow-clients.ts'

export type { HttpServer } from './http-server.ts'

/** A server with everything around the routes: validation, problems, headers, limits, uploads, log. */
export async function createHttpServer(app: App): Promise<HttpServer> {
  const { config } = app
  const answer = answerWithProblem(config)
  const server: HttpServer = fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new QuietLog(),
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => answer(error, request, reply.headers(bareHeaders)),
    ...slowClientOptions,
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(answer)
  server.decorateRequest('accountLanguage', undefined)
  logRequests(server)
  readJsonBodies(server)
  limitSlowClients(server)
  await server.register(cookie)
  await addHeaders(server, config)
  await server.register(compress, { global: true, threshold: 1024, encodings: ['gzip'] })
  await server.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('request.too-many', { seconds: Math.ceil(ttl / 1000) }),
  })
  await server.register(multipart, {
    limits: {
      fileSize: config.uploadMaxBytes,
      files: config.uploadMaxFiles,
      fields: 20,
      fieldSize: 64 * 1024,
      headerPairs: 100,
    },
  })
  return server
}
