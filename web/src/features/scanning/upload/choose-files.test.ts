import { expect, it } from 'vitest'
import { chooseFiles, maySend } from './choose-files.ts'

const paths = (...names: readonly string[]) =>
  chooseFiles(names.map(name => new File([], name))).map(({ path }) => path)

it('takes files in the order people number them, and passes over what systems leave lying', () => {
  expect(
    paths('trang 10.jpg', 'Thumbs.db', 'trang 2.jpg', '.DS_Store', '~$quét.pdf', 'trang 1.jpg', 'x.tmp'),
  ).toEqual(['trang 1.jpg', 'trang 2.jpg', 'trang 10.jpg'])
})

it('sends pictures and PDFs, and no documents or programs', () => {
  expect(['a.JPG', 'b.jpeg', 'c.tif', 'd.pdf', 'e.webp'].every(maySend)).toBe(true)
  expect(['a.docx', 'b.exe', 'c'].some(maySend)).toBe(false)
})
