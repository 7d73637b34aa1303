/** Where a server listens. `host` is the folder of its Unix socket, or 127.0.0.1 on Windows. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
}

/** What differs between a real data folder and a test's: size, and whether the disk is waited for. */
export interface ServerSettings {
  readonly sharedBuffersMb: number
  /** false: a crash of the machine may lose everything; for tests only. */
  readonly durable: boolean
}

const standard: ServerSettings = { sharedBuffersMb: 256, durable: true }

/**
 * The arguments of initdb. PG_UNICODE_FAST: with locale C, lower('ĐẶNG') is wrong, and ICU is slow (docs/benchmarks.md);
 * lists for people sort with COLLATE "vi-x-icu".
 */
export function initdbArguments(
  dir: string,
  passwordFile: string,
  settings: ServerSettings = standard,
): readonly string[] {
  return [
    '-D',
    dir,
    '--username=sogoc',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=PG_UNICODE_FAST',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    ...(settings.durable ? [] : ['--no-sync', '--wal-segsize=1']),
  ]
}

/** The command line of the server: sized for two cores and a few GB, a private socket, and a log without anybody's data. */
export function serverArguments(
  dir: string,
  address: ServerAddress,
  settings: ServerSettings = standard,
): readonly string[] {
  const tcp = address.host === '127.0.0.1'
  const values: Readonly<Record<string, string | number>> = {
    listen_addresses: tcp ? '127.0.0.1' : '',
    port: address.port,
    unix_socket_directories: tcp ? '' : address.host,
    unix_socket_permissions: '0700',
    max_connections: 50,
    shared_buffers: `${settings.sharedBuffersMb}MB`,
    // One machine, no replicas: bulk loads write less.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    max_wal_size: settings.durable ? '2GB' : '256MB',
    min_wal_size: settings.durable ? '160MB' : '8MB',
    checkpoint_completion_target: '0.9',
    synchronous_commit: settings.durable ? 'on' : 'off',
    ...(settings.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_io_concurrency: 16,
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // No statement, no value of a row in the log: they hold people's names. The program sees its own errors.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    log_statement: 'none',
  }
  return ['-D', dir, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
