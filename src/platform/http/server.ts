import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { type FastifyBaseLogger, fastify } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { AppError } from '../../errors.ts'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { programVersion } from '../program.ts'
import type { HttpServer } from './http-server.ts'
import { answerWithProblem } from './problem.ts'
import { logRequests, QuietLog } from './request-log.ts'

export type { HttpServer } from './http-server.ts'

/** A server with everything around the routes: validation, problems, headers, limits, uploads, documentation, log. */
export async function createHttpServer(app: App): Promise<HttpServer> {
  const { config } = app
  const server: HttpServer = fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new QuietLog(),
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    // A client that says nothing must not hold a connection; uploads are as slow as they are.
    connectionTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 30_000,
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(answerWithProblem(config))
  server.decorateRequest('accountLanguage', undefined)
  logRequests(server)
  await server.register(cookie)
  await server.register(helmet, headers(config))
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
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sổ Gốc', description: 'Số hóa sổ hộ tịch', version: programVersion },
    },
    transform: jsonSchemaTransform,
  })
  server.addHook('onSend', async (request, reply) => {
    // Answers are about people: no browser or proxy keeps them.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
  return server
}

/** Everything from ourselves only. Inline styles: Mantine sets them. PDFs are shown in a frame of our own pages. */
function headers({ tls }: Config) {
  return {
    global: true,
    strictTransportSecurity: tls ? { maxAge: 31_536_000 } : false,
    // Browsers ignore it on plain http and complain.
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
    xFrameOptions: { action: 'sameorigin' as const },
    referrerPolicy: { policy: 'same-origin' as const },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'frame-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        // Only with TLS: on plain http it would turn every address into one that does not answer.
        ...(tls ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
  }
}
