import { describe, expect, it } from 'vitest'
import { readIntake, sortFiles } from './upload-queue.ts'

describe('an upload of page images', () => {
  it('takes the files in the order people number them', () => {
    const names = ['trang 10.jpg', 'trang 2.jpg', 'trang 1.jpg'].map(name => ({ name }))
    expect(sortFiles(names).map(file => file.name)).toEqual(['trang 1.jpg', 'trang 2.jpg', 'trang 10.jpg'])
  })
  it('tells what became of a file', () => {
    const nothing = { accepted: [], duplicates: [], refused: [] }
    expect(readIntake({ ...nothing, accepted: [{ name: 'a.jpg', sequence: 7 }] })).toEqual({
      state: 'accepted',
      sequence: 7,
      message: null,
    })
    expect(readIntake({ ...nothing, duplicates: [{ name: 'a.jpg', sequence: 3 }] })).toMatchObject({
      state: 'duplicate',
      sequence: 3,
    })
    expect(readIntake({ ...nothing, refused: [{ name: 'a.jpg', message: 'không phải ảnh' }] })).toMatchObject(
      { state: 'refused', message: 'không phải ảnh' },
    )
  })
})
