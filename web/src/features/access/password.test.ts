import { expect, it } from 'vitest'
import { findPasswordFault } from './password.ts'

it('a new password is long enough and typed twice alike', () => {
  expect(findPasswordFault('ngắn', 'ngắn')).toBe('short')
  expect(findPasswordFault('con đường ra bến', 'con đường ra bên')).toBe('differs')
  expect(findPasswordFault('con đường ra bến', 'con đường ra bến')).toBeNull()
})
