import { expect, test } from 'vitest'
import { imageTypeOf } from './image-type.ts'

const bytes = (text: string): Buffer => Buffer.from(text.padEnd(16, '\0'), 'latin1')

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['RIFF....WEBP', 'image/webp'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['%PDF-1.7', undefined],
  ['MZ\x90', undefined],
  ['<svg xmlns=', undefined],
])('%j is %s', (head, type) => expect(imageTypeOf(bytes(head))).toBe(type))

test('too few bytes are no image', () => expect(imageTypeOf(Buffer.from([0xff, 0xd8, 0xff]))).toBeUndefined())
