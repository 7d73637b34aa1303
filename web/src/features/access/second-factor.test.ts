import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { groupSecret } from './group-secret.ts'
import { drawQrPath } from './qr-path.ts'

it('a key is shown in groups that can be typed into a telephone', () => {
  expect(groupSecret('JBSWY3DPEHPK3PXPAB')).toBe('JBSW Y3DP EHPK 3PXP AB')
  expect(groupSecret('JBSW')).toBe('JBSW')
})

it('the drawn QR code has exactly the dark modules of the code', () => {
  const text = 'otpauth://totp/S%E1%BB%95%20G%E1%BB%91c:lan?secret=JBSWY3DPEHPK3PXP&issuer=Sogoc'
  const { data } = encode(text, { ecc: 'M', border: 2 })
  const { size, path } = drawQrPath(text)
  const drawn = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i++) (drawn[Number(y)] ?? [])[Number(x) + i] = true
  expect(drawn).toEqual(data)
})
