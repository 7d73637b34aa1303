import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceOfficeId } from '../../agencies/schema.ts'
import type { App } from '../../platform/app.ts'
import { deliverPackage } from '../demo/deliver-package.ts'
import { packageDrawnBook, retypeBook } from '../demo/package-drawn-book.ts'
import { exportPages } from '../demo/scan-books.ts'
import { getLesson } from './lessons.ts'
import type { PracticePlan } from './plan-practice.ts'
import type { PracticeRow } from './practice-row.ts'

/** Hands in the package of a practice book: the pages as they are, and the sheet with the planted mistakes. */
export async function deliverTyped(app: App, practice: PracticeRow, plan: PracticePlan): Promise<void> {
  const { kind, year } = getLesson(practice.lesson)
  const { volume, id: bookId } = practice.book
  const { accountId } = practice
  const workDir = await mkdtemp(join(tmpdir(), 'sogoc-practice-'))
  try {
    const drawn = { book: { kind, year, volume }, rows: plan.rows, pages: plan.pages }
    const pagesDir = join(workDir, 'pages')
    await mkdir(pagesDir)
    const pageNames = await exportPages(app, { agencyId: practiceOfficeId, bookId, accountId }, pagesDir)
    const { zipPath } = await packageDrawnBook(drawn, { workDir, pagesDir, pageNames })
    const xlsxPath = await retypeBook(drawn, plan.answers.given, join(workDir, 'typed'))
    // In nobody’s name: whose package it is decides what its sender may send (checking/sender.ts), and practice books are nobody’s.
    await deliverPackage(app, practiceOfficeId, null, { xlsxPath, zipPath })
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}
