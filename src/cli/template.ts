import { AppError } from '../errors.ts'
import { findKind, kinds } from '../register/kind.ts'
import { defaultProfile, findProfile, profiles } from '../register/profile.ts'
import { templateSheets } from '../sheets/write-book.ts'
import { writeWorkbook } from '../sheets/write-workbook.ts'
import type { Command } from './command.ts'

/** sogoc template: an empty workbook of a kind of register, to type into. */
export const command: Command = {
  name: 'template',
  usage: 'KIND OUT.xlsx',
  summary: {
    vi: 'Tạo bảng tính trống theo mẫu của Bộ, có danh mục để chọn; KIND: KS, KH, KT…',
    en: 'Write an empty workbook by the ministry’s template, with code lists to choose from; KIND: KS, KH, KT…',
  },
  options: [
    {
      name: 'profile',
      value: 'ID',
      help: {
        vi: 'mẫu cột khác của loại sổ đó, ví dụ ks-2024',
        en: 'another column profile of that kind, such as ks-2024',
      },
    },
  ],
  async run({ args, language, value, finish }) {
    const [code = '', out] = args
    const kind = findKind(code.toUpperCase())
    if (kind === undefined || out === undefined || args.length > 2) {
      const codes = kinds.map(each => each.code).join(', ')
      throw new AppError('usage', {
        detail:
          language === 'vi'
            ? `Cần loại sổ (${codes}) và tên tệp .xlsx`
            : `Give a kind (${codes}) and the name of an .xlsx`,
      })
    }
    const named = value('profile')
    const profile = named === undefined ? defaultProfile(kind.code) : findProfile(named)
    if (profile?.kind !== kind.code) {
      const ids = profiles.filter(each => each.kind === kind.code).map(({ id }) => id)
      throw new AppError('usage', { detail: `--profile: ${ids.join(', ')}` })
    }
    const { sheets, ranges } = templateSheets(profile)
    const bytes = await writeWorkbook(out, sheets, ranges).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new AppError('file.exists', { path: out }, error) : error
    })
    finish({ kind: kind.code, profile: profile.id, path: out, bytes }, out)
    return 0
  },
}
