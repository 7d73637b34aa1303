import { expect, test } from 'vitest'
import { fileTypeOf } from './file-type.ts'

const bytes = (text: string): Buffer => Buffer.from(text.padEnd(16, '\0'), 'latin1')

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['RIFF....WEBP', 'image/webp'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['%PDF-1.7', 'application/pdf'],
  ['\r\n\r\nmáy quét gửi %PDF-1.4', 'application/pdf'],
  ['MZ\x90', undefined],
  ['MZ\x90 %PDF-1.4', undefined],
  ['#!/bin/sh %PDF-', undefined],
  ['<svg xmlns=', undefined],
])('%j is %s', (head, type) => expect(fileTypeOf(bytes(head))).toBe(type))

test('too few bytes are no picture', () =>
  expect(fileTypeOf(Buffer.from([0xff, 0xd8, 0xff]))).toBeUndefined())
