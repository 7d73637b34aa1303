import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorFileName } from '../journal/anchor.ts'
import { appendJournal } from '../journal/append.ts'
import { getAnchorFile, listSealedDays } from '../journal/list-anchors.ts'
import { sealFinishedDays } from '../journal/seal-days.ts'
import { type App, openApp } from '../platform/app.ts'
import type { Command } from './command.ts'

/** `sogoc seal`: what the running server does by itself every night, and the way to keep the anchors outside. */
export const command: Command = {
  name: 'seal',
  usage: '[--out DIR]',
  summary: {
    vi: 'Niêm phong nhật ký của những ngày đã qua; xuất các mốc niêm phong ra thư mục để cất giữ nơi khác',
    en: 'Seals the journal of the days that are over; writes the anchors to a folder to be kept elsewhere',
  },
  options: [
    {
      name: 'out',
      value: 'DIR',
      help: {
        vi: 'ghi vào đây mọi mốc niêm phong chưa có ở đó; kiểm lại bằng sogoc verify --anchors DIR',
        en: 'write every anchor that is not there yet; compared later by sogoc verify --anchors DIR',
      },
    },
  ],
  async run(invocation) {
    const out = invocation.value('out')
    const app = await openApp(invocation.dataDir)
    try {
      const sealed = await sealFinishedDays(app.database)
      const exported = out === undefined ? [] : await exportAnchors(app, out)
      const last = (await app.database.transaction({ scope: 'all' }, listSealedDays)).at(-1) ?? null
      const vi = invocation.language === 'vi'
      const lines = [
        vi
          ? `Đã niêm phong thêm ${sealed.length} ngày; ngày cuối cùng đã niêm phong: ${last ?? 'chưa có'}`
          : `${sealed.length} more days sealed; the last sealed day: ${last ?? 'none'}`,
        ...(out === undefined
          ? []
          : [vi ? `Đã ghi ${exported.length} tệp vào ${out}` : `${exported.length} files written to ${out}`]),
      ]
      invocation.finish({ sealed, sealedTo: last, exported }, lines.join('\n'))
      return 0
    } finally {
      await app.close()
    }
  },
}

/** Writes the anchors that a folder lacks; what is there already is left alone, as evidence. Answers their days. */
async function exportAnchors({ database }: App, dir: string): Promise<readonly string[]> {
  await mkdir(dir, { recursive: true })
  const everything = { scope: 'all' } as const
  const days = (await database.transaction(everything, listSealedDays)).filter(
    day => !existsSync(join(dir, anchorFileName(day))),
  )
  for (const day of days) {
    const file = await database.transaction(everything, tx => getAnchorFile(tx, day))
    await writeFile(join(dir, anchorFileName(day)), `${JSON.stringify(file, null, 1)}\n`, { flag: 'wx' })
  }
  if (days.length > 0) {
    const detail = { days: days.length, from: days[0], to: days.at(-1) }
    await database.transaction(everything, tx =>
      appendJournal(tx, { action: 'anchor.export', subject: 'anchors', detail }),
    )
  }
  return days
}
