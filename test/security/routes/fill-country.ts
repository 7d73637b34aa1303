import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { hash } from '@node-rs/argon2'
import { openSession } from '../../../src/access/session.ts'
import { foldName } from '../../../src/register/names.ts'
import { fillWorld } from '../model/fill.ts'
import { idOf } from '../model/ids.ts'
import type { WorldRow } from '../model/rows.ts'
import { accountSubjects, actors, country, croppedBook, keyerOf } from './country.ts'
import type { RewindingApp } from './rewinding-app.ts'
import { systemStatements } from './system-routes.ts'

/** A word that stands in every content of a book and nowhere else. */
export const markOf = (book: number) => `dau${String(book).padStart(2, '0')}sach`
/** The same for what belongs to an agency as a whole. */
export const agencyMarkOf = (agency: number) => `dau${String(agency).padStart(2, '0')}coquan`

/** Somebody who is signed in. */
export interface Visitor {
  readonly cookies: Readonly<Record<string, string>>
  readonly csrfToken: string
  /** Of a system, which has neither of them. */
  readonly token?: string
}

/** Puts the country into the database and signs its actors in, without their passwords. */
export async function fillCountry(
  app: RewindingApp,
): Promise<{ readonly rows: readonly WorldRow[]; readonly visitors: ReadonlyMap<number, Visitor> }> {
  const rows = await app.asOwner(client => fillWorld(client, country))
  const contents: string[] = []
  for (const [book, { agency }] of country.books.entries()) {
    const pending = await app.vault.begin('test')
    const stored = await pending.put(Readable.from([Buffer.from(`${markOf(book)} là một ảnh`)]))
    await pending.commit()
    contents.push(contentOf(book, agency, stored.sha256))
  }
  const agencies = country.agencies.map(
    (_, agency) => `
      update journal set detail = '{"mark": "${agencyMarkOf(agency)}"}' where agency_id = '${idOf('agency', agency)}';
      update approval set detail = '{"about": {}, "wanted": null, "state": ""}' where agency_id = '${idOf('agency', agency)}'`,
  )
  // Cheap to verify: thirty people mistype their passwords here.
  const password = await hash('mật khẩu', { memoryCost: 64, timeCost: 1, parallelism: 1 })
  const credentials = country.accounts.map(
    (_, account) =>
      `insert into credential (account_id, password_hash) values ('${idOf('account', account)}', '${password}')`,
  )
  await app.asOwner(client =>
    client.query(
      [
        'delete from webhook_delivery; delete from webhook_cursor; delete from webhook; delete from access_token',
        ...systemStatements(),
        'delete from credential; delete from recovery_code; delete from setting; delete from name',
        ...credentials,
        ...contents,
        ...agencies,
        `update book set volume = lpad(volume, 2, '0')`,
        `update assignment set sees = 'crop' where book_id = '${idOf('book', croppedBook)}'`,
      ].join('; '),
    ),
  )
  const visitors = new Map<number, Visitor>()
  for (const actor of [...actors, ...accountSubjects]) visitors.set(actor, await signIn(app, actor))
  // What a request notes of its session once a minute would be forgotten, and noted again, with every rewind.
  await app.asOwner(client => client.query(`update session set last_seen_at = now() + interval '1 hour'`))
  return { rows, visitors }
}

/** What tells one book's content from another's: a person's name, and files. */
function contentOf(book: number, agency: number, sha256: string): string {
  const mark = markOf(book)
  const name = `Lê ${mark}`
  const folded = foldName(name)
  const bookId = `'${idOf('book', book)}'`
  const unrendered = createHash('sha256').update(`not in the vault ${book}`).digest('hex')
  const file = (sha: string) =>
    `insert into file (agency_id, sha256, size_bytes, media_type) values ('${idOf('agency', agency)}', '\\x${sha}', 20, 'image/jpeg')`
  return `
    ${file(sha256)}; ${file(unrendered)};
    insert into name (id, text, folded) values (${100 + book}, '${name}', '${folded}');
    update book set note = '${mark}' where id = ${bookId};
    update capture set original_name = '${mark}.jpg', state = 'ready', width = 10, height = 10, original = '\\x${sha256}'
      where book_id = ${bookId};
    update page set width = 10, height = 10, rendered = '\\x${unrendered}', thumbnail = '\\x${sha256}' where book_id = ${bookId};
    update entry set fields = '{"nksHoTen": "${name}"}', row = 1, package_id = '${idOf('package', book)}' where book_id = ${bookId};
    insert into entry (agency_id, id, book_id, number, note, position, status, fields)
      values ('${idOf('agency', agency)}', '${idOf('case', book)}', ${bookId}, '2', '${mark}', 1, 'assigned', '{}');
    insert into entry_page (agency_id, entry_id, page_id, position)
      values ('${idOf('agency', agency)}', '${idOf('case', book)}', '${idOf('page', book)}', 1);
    update package set xlsx_name = '${mark}.xlsx' where book_id = ${bookId};
    update finding set value = '${mark}', row = 1, code = 'number.repeated' where package_id = '${idOf('package', book)}';
    update record_version set fields = '{"nksHoTen": "${name}"}', pdf_name = '${mark}.pdf', pdf = '\\x${unrendered}'
      where record_id = '${idOf('record', book)}';
    update mention set name_id = ${100 + book} where record_id = '${idOf('record', book)}';
    update keying_batch set account_id = '${idOf('account', keyerOf(book))}' where book_id = ${bookId};
    update keying set account_id = '${idOf('account', keyerOf(book))}', "values" = '{"nksHoTen": "${name}"}' where book_id = ${bookId};
    update field_place set field = 'nksHoTen' where book_id = ${bookId};
    update approval set reason = '${mark}' where book_id = ${bookId}`
}

async function signIn(app: RewindingApp, account: number): Promise<Visitor> {
  const id = idOf('account', account)
  const from = { address: '::1', userAgent: undefined, way: 'password' as const }
  return app.database.transaction({ scope: 'all' }, async tx => {
    const { token } = await openSession(tx, id, from, app.config)
    const { csrf_token } = await tx
      .selectFrom('session')
      .select('csrf_token')
      .where('account_id', '=', id)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return { cookies: { sogoc: token }, csrfToken: csrf_token }
  })
}
