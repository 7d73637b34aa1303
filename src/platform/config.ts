import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const flag = z
  .enum(['0', '1', 'true', 'false', 'on', 'off'])
  .transform(raw => raw === '1' || raw === 'true' || raw === 'on')
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max))

/** Every environment variable that is read, with what it must look like and, in Vietnamese, what that is. */
const variables = {
  HOST: {
    schema: z.string().min(1).max(253).default('127.0.0.1'),
    must: 'phải là tên máy hoặc địa chỉ mạng, ví dụ 127.0.0.1',
  },
  PORT: { schema: whole(0, 65_535).default(8080), must: 'phải là số cổng từ 0 đến 65535' },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\/./)
      .optional(),
    must: 'phải có dạng postgresql://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu',
  },
  LOG_LEVEL: {
    schema: z.enum(logLevels).default('info'),
    must: `phải là một trong: ${logLevels.join(', ')}`,
  },
  SESSION_IDLE_MINUTES: { schema: whole(1, 24 * 60).default(60), must: 'phải là số phút từ 1 đến 1440' },
  SESSION_ABSOLUTE_HOURS: { schema: whole(1, 24 * 30).default(12), must: 'phải là số giờ từ 1 đến 720' },
  UPLOAD_MAX_MB: { schema: whole(1, 102_400).default(2048), must: 'phải là số MB từ 1 đến 102400' },
  UPLOAD_MAX_FILES: { schema: whole(1, 10_000).default(500), must: 'phải là số tệp từ 1 đến 10000' },
  TRUST_PROXY: { schema: flag.default(false), must: 'phải là 1 hoặc 0' },
  TLS: { schema: flag.default(false), must: 'phải là 1 hoặc 0 (1: người dùng truy cập qua https)' },
  REQUESTS_PER_MINUTE: { schema: whole(1, 10_000_000).default(6000), must: 'phải là số nguyên dương' },
} as const

/** What the program was told by its environment. Times in milliseconds, sizes in bytes. */
export interface Config {
  /** Absolute path of the data folder. */
  readonly dataDir: string
  readonly host: string
  readonly port: number
  /** Connection string of a PostgreSQL server; absent: the embedded one. */
  readonly databaseUrl: string | undefined
  readonly logLevel: LogLevel
  readonly sessionIdleMs: number
  readonly sessionAbsoluteMs: number
  readonly uploadMaxBytes: number
  readonly uploadMaxFiles: number
  /** Whether X-Forwarded-For is believed; only behind a proxy that sets it. */
  readonly trustProxy: boolean
  /** Whether people come over https: secure cookies and HSTS. */
  readonly tls: boolean
  readonly requestsPerMinute: number
}

/** Reads the environment; throws `config.invalid` that names the variable. An empty variable counts as not set. */
export function loadConfig(env: NodeJS.ProcessEnv, dataDir: string): Config {
  const read = <Name extends keyof typeof variables>(name: Name) => {
    const { schema, must } = variables[name]
    const result = schema.safeParse(env[name] === '' ? undefined : env[name])
    if (!result.success) throw new AppError('config.invalid', { name, must })
    return result.data as z.infer<(typeof variables)[Name]['schema']>
  }
  return {
    dataDir: resolve(dataDir),
    host: read('HOST'),
    port: read('PORT'),
    databaseUrl: read('DATABASE_URL'),
    logLevel: read('LOG_LEVEL'),
    sessionIdleMs: read('SESSION_IDLE_MINUTES') * 60_000,
    sessionAbsoluteMs: read('SESSION_ABSOLUTE_HOURS') * 3_600_000,
    uploadMaxBytes: read('UPLOAD_MAX_MB') * 1024 * 1024,
    uploadMaxFiles: read('UPLOAD_MAX_FILES'),
    trustProxy: read('TRUST_PROXY'),
    tls: read('TLS'),
    requestsPerMinute: read('REQUESTS_PER_MINUTE'),
  }
}
