import { expect, test } from 'vitest'
import { readOwnPath } from './oidc-routes.ts'

test('after signing in one goes on to a page of ours and nowhere else', () => {
  expect(readOwnPath('/books/1?tab=pages#3')).toBe('/books/1?tab=pages#3')
  for (const asked of [
    undefined,
    '',
    'books',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/.//evil.example/',
    '/a/..//evil.example/',
    'javascript:alert(1)',
  ])
    expect(readOwnPath(asked), asked).toBe('/')
})
