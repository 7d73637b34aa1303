import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { parseSecretKey } from './secret-key.ts'
import { trustedProxiesSchema } from './trusted-proxies.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const flag = z
  .enum(['0', '1', 'true', 'false', 'on', 'off'])
  .transform(raw => raw === '1' || raw === 'true' || raw === 'on')
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max))

const postgresUrl = {
  schema: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .optional(),
  must: 'phải có dạng postgresql://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu',
}

/** Loopback is where tests and trials run their provider. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/'
}

/** Every environment variable that is read, with what it must look like and, in Vietnamese, what that is. */
const variables = {
  HOST: {
    schema: z.string().min(1).max(253).default('127.0.0.1'),
    must: 'phải là tên máy hoặc địa chỉ mạng, ví dụ 127.0.0.1',
  },
  PORT: { schema: whole(0, 65_535).default(8080), must: 'phải là số cổng từ 0 đến 65535' },
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
  LOG_LEVEL: {
    schema: z.enum(logLevels).default('info'),
    must: `phải là một trong: ${logLevels.join(', ')}`,
  },
  SESSION_IDLE_MINUTES: { schema: whole(1, 24 * 60).default(60), must: 'phải là số phút từ 1 đến 1440' },
  SESSION_ABSOLUTE_HOURS: { schema: whole(1, 24 * 30).default(12), must: 'phải là số giờ từ 1 đến 720' },
  UPLOAD_MAX_MB: { schema: whole(1, 102_400).default(2048), must: 'phải là số MB từ 1 đến 102400' },
  UPLOAD_MAX_FILES: { schema: whole(1, 10_000).default(500), must: 'phải là số tệp từ 1 đến 10000' },
  TRUST_PROXY: {
    schema: trustedProxiesSchema.default(false),
    must: 'phải là địa chỉ của các máy chủ trung gian (proxy) đứng trước Sổ Gốc, ví dụ 127.0.0.1 hoặc 10.0.0.0/8,192.168.1.5; 0 khi không có',
  },
  TLS: { schema: flag.default(false), must: 'phải là 1 hoặc 0 (1: người dùng truy cập qua https)' },
  SECRET_KEY: {
    schema: z.string().transform(parseSecretKey).pipe(z.instanceof(Buffer)).optional(),
    must: 'phải là 32 byte viết ở dạng hex (64 chữ số) hoặc base64',
  },
  PUBLIC_URL: {
    schema: z.string().refine(isOrigin).optional(),
    must: 'phải là địa chỉ mà người dùng mở Sổ Gốc, ví dụ https://sogoc.tinh.vn',
  },
  OIDC_ISSUER: {
    schema: z.string().refine(isSafeUrl).optional(),
    must: 'phải là địa chỉ https của máy chủ đăng nhập chung, ví dụ https://sso.tinh.vn/realms/canbo',
  },
  OIDC_CLIENT_ID: {
    schema: z.string().min(1).optional(),
    must: 'phải là mã ứng dụng do máy chủ đăng nhập cấp',
  },
  OIDC_CLIENT_SECRET: {
    schema: z.string().min(1).optional(),
    must: 'phải là mật khẩu ứng dụng do máy chủ đăng nhập cấp',
  },
  OIDC_NAME: {
    schema: z.string().trim().min(1).max(60).optional(),
    must: 'phải là tên hiện trên nút đăng nhập, dài nhất 60 ký tự',
  },
  OIDC_CLAIM: {
    schema: z
      .string()
      .regex(/^[\w.:/-]{1,100}$/)
      .default('sub'),
    must: 'phải là tên một thuộc tính của người dùng, ví dụ sub, email, employee_id',
  },
  WATCH_DIR: {
    schema: z.string().refine(isAbsolute).optional(),
    must: 'phải là đường dẫn đầy đủ của thư mục mà máy quét ghi vào, ví dụ /srv/may-quet',
  },
  WEBHOOK_ALLOW: {
    schema: trustedProxiesSchema.default(false),
    must: 'phải là địa chỉ nội bộ của các hệ thống được nhận webhook, ví dụ 10.1.2.3 hoặc 10.1.0.0/16,192.168.1.5; 0 khi không có',
  },
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
  /** The same server with a login that owns nothing; absent: the login of databaseUrl, put on the role sogoc_app. */
  readonly databaseAppUrl: string | undefined
  readonly logLevel: LogLevel
  readonly sessionIdleMs: number
  readonly sessionAbsoluteMs: number
  readonly uploadMaxBytes: number
  readonly uploadMaxFiles: number
  /** Where scanner programs put files, in WATCH_DIR/<agency code>/<KIND>.<year>.<volume>; absent: nowhere. */
  readonly watchDir: string | undefined
  /** Addresses and ranges whose word in X-Forwarded-For is believed; false: nobody's. */
  readonly trustProxy: string[] | false
  /** Whether people come over https: secure cookies and HSTS. */
  readonly tls: boolean
  readonly requestsPerMinute: number
  /** Internal addresses and ranges that webhooks may send to; all others of the kind are refused. */
  readonly webhookAllow: readonly string[]
  /** 32 bytes; absent: the key file of the data folder. */
  readonly secretKey: Buffer | undefined
  /** Our own address as people know it, without a path; absent: the one a request came by. */
  readonly publicUrl: string | undefined
  readonly oidc: OidcConfig | undefined
}

/** The OpenID provider where people may sign in, too. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says. */
  readonly name: string
  /** The claim that is compared with an account's external id. */
  readonly claim: string
  /** Our own address as browsers know it, without a path. */
  readonly publicUrl: string
}

/** Reads one variable; throws `config.invalid`. */
type Read = <Name extends keyof typeof variables>(name: Name) => z.infer<(typeof variables)[Name]['schema']>

/** Reads the environment; throws `config.invalid` that names the variable. An empty variable counts as not set. */
export function loadConfig(env: NodeJS.ProcessEnv, dataDir: string): Config {
  const read: Read = <Name extends keyof typeof variables>(name: Name) => {
    const { schema, must } = variables[name]
    const result = schema.safeParse(env[name] === '' ? undefined : env[name])
    if (!result.success) throw new AppError('config.invalid', { name, must })
    return result.data as z.infer<(typeof variables)[Name]['schema']>
  }
  const publicUrl = read('PUBLIC_URL')
  return {
    secretKey: read('SECRET_KEY'),
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    oidc: readOidc(read),
    dataDir: resolve(dataDir),
    host: read('HOST'),
    port: read('PORT'),
    databaseUrl: read('DATABASE_URL'),
    databaseAppUrl: read('DATABASE_APP_URL'),
    logLevel: read('LOG_LEVEL'),
    sessionIdleMs: read('SESSION_IDLE_MINUTES') * 60_000,
    sessionAbsoluteMs: read('SESSION_ABSOLUTE_HOURS') * 3_600_000,
    uploadMaxBytes: read('UPLOAD_MAX_MB') * 1024 * 1024,
    uploadMaxFiles: read('UPLOAD_MAX_FILES'),
    watchDir: read('WATCH_DIR'),
    trustProxy: read('TRUST_PROXY'),
    tls: read('TLS'),
    requestsPerMinute: read('REQUESTS_PER_MINUTE'),
    webhookAllow: read('WEBHOOK_ALLOW') || [],
  }
}

/** All or none: half a provider would be a button that fails. */
function readOidc(read: Read): OidcConfig | undefined {
  const given = {
    OIDC_ISSUER: read('OIDC_ISSUER'),
    OIDC_CLIENT_ID: read('OIDC_CLIENT_ID'),
    OIDC_CLIENT_SECRET: read('OIDC_CLIENT_SECRET'),
    OIDC_NAME: read('OIDC_NAME'),
  }
  const [publicUrl, claim] = [read('PUBLIC_URL'), read('OIDC_CLAIM')]
  if (Object.values(given).every(value => value === undefined)) return undefined
  const must = (name: keyof typeof given | 'PUBLIC_URL', value: string | undefined) => {
    if (value !== undefined) return value
    throw new AppError('config.invalid', { name, must: 'phải được đặt cùng với các biến OIDC_ khác' })
  }
  return {
    issuer: must('OIDC_ISSUER', given.OIDC_ISSUER),
    clientId: must('OIDC_CLIENT_ID', given.OIDC_CLIENT_ID),
    clientSecret: must('OIDC_CLIENT_SECRET', given.OIDC_CLIENT_SECRET),
    name: must('OIDC_NAME', given.OIDC_NAME),
    claim,
    publicUrl: new URL(must('PUBLIC_URL', publicUrl)).origin,
  }
}
