import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAgency } from '../../access/testing.ts'
import { findVietnameseReader } from '../../imaging/reading/find-reader.ts'
import { cleanScan } from '../../imaging/synth/capture.ts'
import { forms } from '../../imaging/synth/form.ts'
import { makePicture } from '../../imaging/synth/page-request.ts'
import { ensureBook } from '../../inventory/ensure-book.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { addRenderedPages } from '../../scanning/cases/testing.ts'
import { setFieldPlaces } from '../../scanning/pages/field-places.ts'
import type { FieldPlace } from '../../scanning/schema.ts'
import { findBookReading } from './find-book-reading.ts'
import { planReading } from './plan-reading.ts'
import { readPrint } from './read-print.ts'
import { readReadings } from './read-readings.ts'
import { planReadingKind, readPrintKind, requestReading } from './request-reading.ts'

let app: TestApp
let book: { readonly agencyId: string; readonly bookId: string }
let entries: readonly string[]
const isInstalled = (await findVietnameseReader()) !== undefined

const written = [
  {
    so: '41',
    ngayDangKy: '03/03/2008',
    nksHoTen: 'Nguyễn Thị Mai',
    nksGioiTinh: 'Nữ',
    nycSoGiayToTuyThan: 'CMND số 384221079',
  },
  {
    so: '42',
    ngayDangKy: '05/03/2008',
    nksHoTen: 'Trần Văn Hùng',
    nksGioiTinh: 'Nam',
    nycSoGiayToTuyThan: 'CMND số 261184375',
  },
]
const halfTop = (index: number) => (150 + index * 1370) / 2970
const height = 1370 / 2970

beforeAll(async () => {
  app = await openTestApp()
  const agencyId = await addAgency(app, '10015')
  const bookId = await inAll(tx => ensureBook(tx, { agencyId, kind: 'KS', year: 2008, volume: '01' }))
  book = { agencyId, bookId }
  const hand = { face: 'print', ink: '#23252b' } as const
  const { jpeg, truth } = await makePicture({
    sheet: { type: 'form', form: forms.KS, office: 'UBND xã An Hạc', page: 1, cases: written, hand, seed: 3 },
    ...{ capture: cleanScan, quality: 80 },
  })
  const [page] = await addRenderedPages(app, book, [{ jpeg, width: truth.width, height: truth.height }])
  // What a form asks for stands alike in both halves of the page; with room around, as somebody draws it.
  const places = truth.texts.flatMap(({ field, quad }): FieldPlace[] => {
    const [top, bottom] = [(quad[0][1] ?? 0) / truth.height, (quad[2][1] ?? 0) / truth.height]
    if (field === null || top > halfTop(1)) return []
    const left = quad[0][0] / truth.width - 0.004
    return [
      {
        field,
        sheet: 1,
        left,
        top: (top - halfTop(0) - 0.002) / height,
        width: quad[1][0] / truth.width + 0.02 - left,
        height: (bottom - top + 0.004) / height,
      },
    ]
  })
  const papers = places.flatMap(place =>
    place.field === 'nycSoGiayToTuyThan' ? [{ ...place, field: 'nycLoaiGiayToTuyThan' }] : [],
  )
  entries = written.map(() => newId())
  await inAll(async tx => {
    await setFieldPlaces(tx, agencyId, bookId, [
      ...places.filter(({ field }) => field in (written[0] ?? {})),
      ...papers,
    ])
    for (const [index, id] of entries.entries()) {
      const row = {
        agency_id: agencyId,
        id,
        book_id: bookId,
        number: `${41 + index}`,
        position: index + 1,
        status: 'assigned' as const,
        fields: '{}',
      }
      await tx.insertInto('entry').values(row).execute()
      const part = { left: 0, top: halfTop(index), width: 1, height }
      await tx
        .insertInto('entry_page')
        .values({ agency_id: agencyId, entry_id: id, page_id: page ?? '', position: 1, ...part })
        .execute()
    }
  })
})
afterAll(() => app.close())

function inAll<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  return app.database.transaction({ scope: 'all' }, run)
}
const work = () => finishJobs(app, { [planReadingKind]: planReading, [readPrintKind]: readPrint })
const request = () => inAll(tx => requestReading(tx, [book], { soon: true }))
const printed = (script: 'print' | 'hand') =>
  app.asOwner(client =>
    client.query(
      `insert into keying_setup (agency_id, book_id, script) values ($1, $2, $3) on conflict (agency_id, book_id) do update set script = excluded.script`,
      [book.agencyId, book.bookId, script],
    ),
  )
const texts = async () => {
  const readings = await inAll(tx => readReadings(tx, book.agencyId, entries))
  return entries.map(id =>
    Object.fromEntries(Object.entries(readings.get(id) ?? {}).map(([field, { text }]) => [field, text])),
  )
}
const countJobs = async (kind: string) =>
  (await app.asOwner(client => client.query('select from job where kind = $1', [kind]))).rows.length

test('a book written by hand is not read, whoever asks', async () => {
  await printed('hand')
  await request()
  await work()
  expect(await texts()).toEqual([{}, {}])
  expect(await countJobs(readPrintKind)).toBe(0)
})

test('without the program nothing is offered and nothing fails; with it, what is printed is offered as the sheet wants it', async () => {
  await printed('print')
  await request()
  await work()
  const state = await inAll(tx => findBookReading(tx, book))
  expect(state).toMatchObject({
    reader: isInstalled,
    wanted: true,
    of: 2,
    read: isInstalled ? 2 : 0,
    running: false,
  })
  if (!isInstalled) return
  expect(await texts()).toMatchObject([
    {
      ngayDangKy: '03.03.2008',
      nksGioiTinh: '2',
      nycLoaiGiayToTuyThan: '1',
    },
    {
      ngayDangKy: '05.03.2008',
      nksGioiTinh: '1',
      nycLoaiGiayToTuyThan: '1',
    },
  ])
  // A number is offered when it is sure, and then it is the right one.
  for (const [index, number] of ['384221079', '261184375'].entries())
    expect([number, undefined]).toContain((await texts())[index]?.['nycSoGiayToTuyThan'])
  const { rows } = await app.asOwner(client =>
    client.query(
      `select account_id, detail -> 'entries' as entries from journal where action = 'keying.read-print'`,
    ),
  )
  expect(rows).toEqual([{ account_id: null, entries: 2 }])
})

test.skipIf(!isInstalled)('nothing is read twice; a place that moved is, and nothing else', async () => {
  const before = await countJobs(readPrintKind)
  await request()
  await work()
  expect(await countJobs(readPrintKind)).toBe(before)
  const change = await app.asOwner(client =>
    client.query(
      `update field_place set width = width + 0.01 where field = 'ngayDangKy' returning now() as at`,
    ),
  )
  await request()
  await work()
  const { rows } = await app.asOwner(client =>
    client.query('select distinct field from keying_reading where at >= $1', [change.rows[0].at]),
  )
  expect([rows, await countJobs(readPrintKind)]).toEqual([[{ field: 'ngayDangKy' }], before + 1])
})

test.skipIf(!isInstalled)('a date that goes against the order of the book is offered no longer', async () => {
  // Somebody keyed the second entry: it was registered before the day that was read for the first.
  await app.asOwner(client =>
    client.query(`update entry set fields = '{"ngayDangKy": "01.02.2008"}' where id = $1`, [entries[1]]),
  )
  await app.asOwner(client =>
    client.query(`update field_place set top = top - 0.001 where field = 'nksHoTen'`),
  )
  await request()
  await work()
  const [first] = await texts()
  expect(first).not.toHaveProperty('ngayDangKy')
  expect(first).toHaveProperty('nksGioiTinh')
})
