import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { checkAddress } from './allowed-address.ts'
import { post } from './post.ts'
import { formatSignature } from './sign.ts'

const codeOf = async (url: string, allowed: readonly string[] = []) => {
  try {
    return await post({ url, body: '{}', headers: {}, allowed, timeoutMs: 2000 })
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

test.each(['127.0.0.1', '10.0.0.1', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'])(
  '%s is an internal address, also written as IPv6',
  address => {
    for (const written of [address, `::ffff:${address}`])
      expect(() => checkAddress(written, 'x', { tls: true, allowed: [] })).toThrow('x')
  },
)

test.each(['::1', '::', 'fe80::1', 'fd12::1', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1'])(
  '%s is an internal address',
  address => {
    expect(() => checkAddress(address, 'x', { tls: true, allowed: [] })).toThrow('x')
  },
)

test('an address outside needs TLS; one inside that is listed does not', () => {
  expect(() => checkAddress('203.0.113.1', 'x', { tls: true, allowed: [] })).not.toThrow()
  expect(() => checkAddress('203.0.113.1', 'x', { tls: false, allowed: [] })).toThrow('https')
  expect(() => checkAddress('10.1.2.3', 'x', { tls: false, allowed: ['10.1.0.0/16'] })).not.toThrow()
  expect(() => checkAddress('10.2.2.3', 'x', { tls: false, allowed: ['10.1.0.0/16'] })).toThrow('x')
})

test('a name that leads to this machine is refused when it is resolved', async () => {
  expect(await codeOf('https://localhost:9/x')).toBe('webhook.address')
  expect(await codeOf('http://localhost:9/x')).toBe('webhook.tls')
  expect(await codeOf('http://localhost:9/x', ['10.0.0.0/8'])).toBe('webhook.address')
})

test('an answer without end is not read, a redirect is not followed', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(302, { location: '/elsewhere' })
    response.write('x'.repeat(1_000_000))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  expect(await codeOf(`http://127.0.0.1:${port}/x`, ['127.0.0.1'])).toBe(302)
  expect(asked).toEqual(['/x'])
  server.closeAllConnections()
  server.close()
})

test('the signature is over the time and the body', () => {
  expect(formatSignature('whsec_abc', '{"a":1}', new Date(1_700_000_000_000))).toBe(
    't=1700000000,v1=3b843bacfb18cc5554542fdcc84d815b399c52758e508a6fcecf0a2af4efea2b',
  )
})
