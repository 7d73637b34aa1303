import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { countJobs } from '../../platform/jobs/count-jobs.ts'
import { markReviewed } from '../review/mark-reviewed.ts'
import { pauseBook } from './pause-book.ts'
import { renderCapture } from './render-capture.ts'
import { renderCaptureKind } from './request-rendering.ts'
import { requeueWaiting } from './requeue-waiting.ts'
import { retryFailed } from './retry-failed.ts'
import { type FakePicture, looks, openRenderStage, picturesOf, type RenderStage } from './testing.ts'

const { single } = looks

let stage: RenderStage
beforeAll(async () => {
  stage = await openRenderStage()
})
afterAll(() => stage.app.close())

test('a picture at which the imaging process dies is tried again; at the third time it has failed, and the others go on', async () => {
  const book = await stage.newBook()
  const [unlucky, deadly] = picturesOf([single, single])
  if (unlucky === undefined || deadly === undefined) throw new Error('no pictures')
  let deaths = 0
  stage.dies = picture => {
    if (picture === deadly.name) return true
    if (picture !== unlucky.name || deaths > 0) return false
    deaths++
    return true
  }
  await stage.takeIn(book, [unlucky, deadly, ...picturesOf([single])])
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ total: 3, done: 2, failed: 1, waiting: 0 })
  const { rows } = await stage.app.asOwner(client =>
    client.query(`select error_code from capture where book_id = $1 and original_name = $2`, [
      book.bookId,
      deadly.name,
    ]),
  )
  expect(rows).toEqual([{ error_code: 'imaging.crashed' }])
  stage.dies = () => false
  await stage.within(tx => retryFailed(tx, book))
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ done: 3, failed: 0 })
})

test('a picture that cannot be drawn for want of a disk is not lost: it has failed, in words, and can be tried again', async () => {
  const book = await stage.newBook()
  const ids = await stage.takeIn(book, picturesOf([single]))
  const job = {
    id: newId(),
    kind: renderCaptureKind,
    agencyId: stage.agencyId,
    payload: { capture: ids[0] },
    attempt: 1,
    failures: 4,
  }
  await stage.within(tx => renderCapture.failed(tx, job, { code: 'disk.full', params: {} }))
  expect(await stage.scanning(book)).toMatchObject({ failed: 1, waiting: 0 })
  await stage.app.asOwner(client => client.query('delete from job where lane = $1', [book.bookId]))
})

test('a book with many unsure pictures waits until somebody has looked at enough of them', async () => {
  const book = await stage.newBook()
  const unsure: FakePicture[] = picturesOf([single, single]).map(picture => ({
    ...picture,
    flags: ['skew-unsure'],
  }))
  const ids = await stage.takeIn(book, [...unsure, ...picturesOf(Array.from({ length: 8 }, () => single))])
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ total: 10, done: 10, unsure: 2, parked: true })
  expect(await stateOf(book)).toBe('listed')
  await stage.within(tx => markReviewed(tx, book, ids.slice(0, 1), true))
  expect(await stage.scanning(book)).toMatchObject({ unsure: 1, reviewed: 1, parked: false })
  expect(await stateOf(book)).toBe('scanned')
})

test('a picture that waits without a job gets one', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([single, single]))
  await stage.app.asOwner(client => client.query('delete from job where lane = $1', [book.bookId]))
  await requeueWaiting(stage.app)
  await requeueWaiting(stage.app)
  expect(await countJobs(stage.app.database)).toMatchObject({ waiting: 2 })
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ done: 2, waiting: 0 })
})

test('a paused book draws nothing, also of pictures that come later, and goes on where it was', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([single, single]))
  await stage.within(tx => pauseBook(tx, book, true))
  await stage.takeIn(book, picturesOf([single]))
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ paused: true, waiting: 3, done: 0, secondsLeft: null })
  await stage.within(tx => pauseBook(tx, book, false))
  await stage.drawAll()
  expect(await stage.scanning(book)).toMatchObject({ paused: false, waiting: 0, done: 3, secondsLeft: 0 })
})

test('the revision is another when a page is, and the same otherwise', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([single, single]))
  const first = (await stage.scanning(book)).revision
  expect((await stage.scanning(book)).revision).toBe(first)
  await stage.drawAll()
  const drawn = (await stage.scanning(book)).revision
  expect(drawn).not.toBe(first)
  await stage.app.asOwner(client =>
    client.query(`update page set role = 'cover' where book_id = $1 and sequence = 1`, [book.bookId]),
  )
  expect((await stage.scanning(book)).revision).not.toBe(drawn)
})

async function stateOf({ bookId }: ChangedBook) {
  const { rows } = await stage.app.asOwner(client =>
    client.query('select state from book where id = $1', [bookId]),
  )
  return rows[0]?.state
}
