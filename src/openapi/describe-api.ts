import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { systemRights } from '../access/systems/schema.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { programVersion } from '../platform/program.ts'
import { completeDocument } from './document.ts'
import { documentTags } from './tags.ts'

const forSystems: readonly string[] = systemRights

/** Describes every route that is added from now on, in OpenAPI 3.1, at /api/openapi.json. */
export async function describeApi(server: HttpServer): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sổ Gốc',
        summary: 'Số hóa sổ hộ tịch và cơ sở dữ liệu hộ tịch điện tử',
        description:
          'Bắt đầu, ví dụ, cách theo dõi thay đổi: docs/api.md trong mã nguồn / How to begin, examples, following changes: docs/api.md in the sources.',
        version: programVersion,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: documentTags,
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'sogoc',
            description: 'Phiên của người đã đăng nhập; với https tên là __Host-sogoc / A signed-in person',
          },
          csrf: {
            type: 'apiKey',
            in: 'header',
            name: 'x-csrf-token',
            description: 'csrfToken của phiên (getSession) / The session’s csrfToken',
          },
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'Mã truy cập của hệ thống / A system’s token',
          },
        },
      },
    },
    transform(input) {
      const { schema, url } = jsonSchemaTransform(input)
      const { right, systems } = input.route.config ?? {}
      const stated = {
        'x-right': right,
        'x-systems': systems === true || (right !== undefined && forSystems.includes(right)),
      }
      return { schema: { ...schema, ...stated }, url }
    },
  })
}

/** The document; the same for every installation of a version. */
export function makeDocument(server: HttpServer): object {
  return completeDocument({ ...server.swagger() })
}
