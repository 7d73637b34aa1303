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
    // A number of proxies, or everybody, is nothing to trust.
    { TRUST_PROXY: '1' },
    { TRUST_PROXY: '0.0.0.0/0' },
    { TRUST_PROXY: 'proxy.tinh.vn' },
    { TRUST_PROXY: '10.0.0.0/33' },
    { TRUST_PROXY: '127.0.0.1,' },
    { SECRET_KEY: 'ngắn quá' },
    { PUBLIC_URL: 'sogoc.tinh.vn' },
    { PUBLIC_URL: 'https://sogoc.tinh.vn/duong-dan' },
    { OIDC_ISSUER: 'http://sso.tinh.vn' },
    { OIDC_CLAIM: 'một thuộc tính' },
  ]) {
    const [name = ''] = Object.keys(env)
    try {
      loadConfig(env, '/x')
      expect.unreachable(JSON.stringify(env))
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      expect(error instanceof AppError && error.text('vi')).toMatch(
        new RegExp(`^Biến môi trường ${name} phải`),
      )
    }
  }
})

test('proxies are trusted by address and range', () => {
  const read = (text: string) => loadConfig({ TRUST_PROXY: text }, '/x').trustProxy
  expect(read('127.0.0.1, 10.0.0.0/8,fd00::/8')).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  expect([read('0'), read('')]).toEqual([false, false])
})

test('a key may be written in hex or in base64', () => {
  const key = Buffer.alloc(32, 7)
  for (const form of ['hex', 'base64', 'base64url'] as const)
    expect(loadConfig({ SECRET_KEY: key.toString(form) }, '/x').secretKey).toEqual(key)
})

test('an OpenID provider is set up whole or not at all', () => {
  const whole = {
    OIDC_ISSUER: 'https://sso.tinh.vn/realms/canbo',
    OIDC_CLIENT_ID: 'sogoc',
    OIDC_CLIENT_SECRET: 'bí mật',
    OIDC_NAME: 'Cổng đăng nhập của tỉnh',
    PUBLIC_URL: 'https://sogoc.tinh.vn/',
  }
  expect(loadConfig(whole, '/x').oidc).toEqual({
    issuer: 'https://sso.tinh.vn/realms/canbo',
    clientId: 'sogoc',
    clientSecret: 'bí mật',
    name: 'Cổng đăng nhập của tỉnh',
    claim: 'sub',
    publicUrl: 'https://sogoc.tinh.vn',
  })
  for (const name of Object.keys(whole)) {
    const part = Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name))
    expect(() => loadConfig(part, '/x'), name).toThrow(name)
  }
  expect(loadConfig({ PUBLIC_URL: 'https://sogoc.tinh.vn' }, '/x').oidc).toBeUndefined()
})
