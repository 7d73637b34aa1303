import { mkdir } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { type ProfileName, profileNames, splitModes } from '../imaging/options.ts'
import { listSources } from '../imaging/page-source.ts'
import type { SplitMode } from '../imaging/plan-recipes.ts'
import { type ScanSummary, scanSources } from '../imaging/scan-sources.ts'
import { createImagingPool } from '../imaging/worker/pool.ts'
import { programEntry } from '../platform/program.ts'
import type { Command, Invocation } from './command.ts'
import { formatPageLine } from './scan-lines.ts'

/** `sogoc scan`: straightens, crops, splits and compresses page images; no database. */
export const command: Command = {
  name: 'scan',
  usage: 'INPUT... --out DIR',
  summary: {
    vi: 'Nắn thẳng, cắt, tách và nén ảnh quét hoặc ảnh chụp các trang sổ (JPEG, PNG, TIFF, WebP, PDF, thư mục)',
    en: 'Straighten, crop, split and compress scanned or photographed pages (JPEG, PNG, TIFF, WebP, PDF, folders)',
  },
  options: [
    {
      name: 'out',
      value: 'DIR',
      help: { vi: 'thư mục ghi kết quả: pages/ và pages.json', en: 'folder for pages/ and pages.json' },
    },
    {
      name: 'profile',
      value: 'NAME',
      help: {
        vi: 'hotich-1437 (khoảng 100 kB một trang A4, mặc định) hoặc archive',
        en: 'hotich-1437 (about 100 kB an A4 page, default) or archive',
      },
    },
    {
      name: 'split',
      value: 'MODE',
      help: {
        vi: 'tách hai trang mở: auto (mặc định), none, spread',
        en: 'split double pages: auto (default), none, spread',
      },
    },
    {
      name: 'jobs',
      value: 'N',
      help: {
        vi: 'số tiến trình chạy cùng lúc (mặc định bằng số nhân)',
        en: 'processes at a time (default: one a core)',
      },
    },
  ],
  async run(invocation) {
    const outDir = required(invocation, 'out')
    const profile = oneOf(invocation, 'profile', profileNames) ?? ('hotich-1437' satisfies ProfileName)
    const split = oneOf(invocation, 'split', splitModes) ?? ('auto' satisfies SplitMode)
    const jobs = invocation.integer('jobs', 1, 256)
    if (invocation.args.length === 0) {
      throw usage(
        invocation,
        'Hãy cho biết ảnh, PDF hoặc thư mục cần xử lý. Xem --help.',
        'Name the images, PDFs or folders. See --help.',
      )
    }
    const { paths, skipped } = await listSources(invocation.args)
    if (skipped > 0) {
      invocation.say({
        vi: `Bỏ qua ${skipped} tệp không phải ảnh hay PDF (hoặc tệp ẩn, tệp tạm).`,
        en: `Passed over ${skipped} files that are no image or PDF (or hidden, or temporary).`,
      })
    }
    if (paths.length === 0) throw new AppError('image.no-usable', { path: invocation.args.join(', ') })
    await mkdir(outDir, { recursive: true }).catch(error => {
      throw new AppError('file.unreadable', { path: outDir }, error)
    })
    const pool = createImagingPool({ programEntry, ...(jobs === undefined ? {} : { jobs }) })
    try {
      const summary = await scanSources(pool, {
        paths,
        outDir,
        options: { profile, split },
        ahead: (jobs ?? 8) * 3 + 4,
        language: invocation.language,
        onPage: (element, done) => invocation.say(formatPageLine(element, done)),
      })
      invocation.finish(summary, formatSummary(summary, outDir, invocation.language))
      return summary.failed > 0 ? 1 : 0
    } finally {
      await pool.close()
    }
  },
}

function formatSummary(summary: ScanSummary, outDir: string, language: 'vi' | 'en'): string {
  const { pages, ok, flagged, failed, seconds, pagesPerSecond, outputBytes } = summary
  const megabytes = (outputBytes / 1e6).toFixed(1)
  return language === 'vi'
    ? `${pages} trang: ${ok} xong, ${flagged} cần xem lại, ${failed} lỗi; ${seconds.toFixed(1)} giây (${pagesPerSecond} trang/giây), ${megabytes} MB. Kết quả: ${outDir}`
    : `${pages} pages: ${ok} done, ${flagged} to look at, ${failed} failed; ${seconds.toFixed(1)} s (${pagesPerSecond} pages/s), ${megabytes} MB. Results: ${outDir}`
}

function usage(invocation: Invocation, vi: string, en: string): AppError {
  return new AppError('usage', { detail: invocation.language === 'vi' ? vi : en })
}

function required(invocation: Invocation, name: string): string {
  const value = invocation.value(name)
  if (value === undefined || value === '')
    throw usage(invocation, `Thiếu --${name}. Xem --help.`, `--${name} is missing. See --help.`)
  return value
}

function oneOf<Name extends string>(
  invocation: Invocation,
  name: string,
  allowed: readonly Name[],
): Name | undefined {
  const value = invocation.value(name)
  if (value === undefined) return undefined
  const found = allowed.find(each => each === value)
  if (found === undefined) {
    throw usage(
      invocation,
      `--${name} phải là ${allowed.join(' hoặc ')}, không phải "${value}"`,
      `--${name} must be ${allowed.join(' or ')}, not "${value}"`,
    )
  }
  return found
}
