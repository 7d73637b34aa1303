import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmationCodeBytes, formatConfirmationCode, parseConfirmationCode } from './confirmation-code.ts'

const codes = fc
  .uint8Array({ minLength: confirmationCodeBytes, maxLength: confirmationCodeBytes })
  .map(formatConfirmationCode)

test('a code is read as it is printed, however it is typed', () => {
  fc.assert(
    fc.property(codes, fc.constantFrom('-', '', ' ', '–', '.'), fc.boolean(), (code, between, lower) => {
      const typed = code.replaceAll('-', between)
      expect(parseConfirmationCode(` ${lower ? typed.toLowerCase() : typed}\n`)).toBe(code)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    }),
  )
  expect(parseConfirmationCode('OIL0-1111-2222-3333')).toBe('0110-1111-2222-3333')
})

test('80 bits: five of every byte, each letter as likely as any other', () => {
  const each = Array.from(
    { length: 256 },
    (_, byte) => formatConfirmationCode(new Uint8Array(16).fill(byte))[0],
  )
  const counts = new Map<string | undefined, number>()
  for (const letter of each) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8))
})

test('what can’t be a code is none', () => {
  for (const typed of [
    '',
    '7KQ4',
    '7KQ4-M2ZX-90AB-CDEU',
    '7KQ4-M2ZX-90AB-CDEF-1',
    'á'.repeat(16),
    'A'.repeat(100),
  ])
    expect(parseConfirmationCode(typed), typed).toBeUndefined()
})
