import { expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { loadConfig } from './config.ts'

test('without any variable everything has a safe value', () => {
  expect(loadConfig({}, '/x')).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    trustProxy: false,
    tls: false,
    databaseUrl: undefined,
  })
  expect(loadConfig({ PORT: '' }, '/x').port).toBe(8080)
})

test('a wrong variable is named, in Vietnamese, with what it must be', () => {
  for (const env of [
    { PORT: '99999' },
    { PORT: 'tám nghìn' },
    { TLS: 'có' },
    { DATABASE_URL: 'mysql://x' },
    { LOG_LEVEL: 'loud' },
  ]) {
    const [name = ''] = Object.keys(env)
    try {
      loadConfig(env, '/x')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      expect(error instanceof AppError && error.text('vi')).toMatch(
        new RegExp(`^Biến môi trường ${name} phải`),
      )
    }
  }
})
