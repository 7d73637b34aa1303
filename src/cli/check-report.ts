import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BookCheck } from '../checking/check-book.ts'
import type { CheckSummary } from '../checking/summary/check-summary.ts'
import { htmlReport } from '../checking/summary/html-report.ts'
import { writeSummary } from '../checking/summary/write-summary.ts'
import { writeCheckReport } from '../checking/write-check-report.ts'
import type { HowToCheck } from './check-options.ts'
import type { Invocation } from './command.ts'
import type { ReportPlan } from './report-plan.ts'
import { stageFiles } from './stage-files.ts'

/** A report that is being written. */
export interface OpenReport {
  readonly form: ReportPlan['form']
  /** Writes the workbook of a book with its findings: as `name` below the report's folder, or as the report itself if that is an .xlsx. */
  annotate(name: string, xlsxPath: string, check: BookCheck): Promise<void>
}

/**
 * Writes a report: `fill` checks, has workbooks annotated and gives the summary. Everything is put in its place at the end, so that a run that is
 * stopped leaves nothing.
 */
export async function writeReport(
  invocation: Invocation,
  plan: ReportPlan,
  { unmasked, reading }: Pick<HowToCheck, 'unmasked' | 'reading'>,
  fill: (report: OpenReport) => Promise<CheckSummary>,
): Promise<CheckSummary> {
  const { language } = invocation
  const staged = await stageFiles(plan)
  try {
    const at = (name: string) => staged.place(plan.form === 'folder' ? join(plan.path, name) : plan.path)
    let annotated = false
    const summary = await fill({
      form: plan.form,
      async annotate(name, xlsxPath, check) {
        await writeCheckReport({
          ...reading,
          xlsxPath,
          check,
          language,
          out: await at(name),
          keepsLooks: true,
        })
        annotated = true
      },
    })
    if (plan.form !== 'xlsx')
      await pipeline(htmlReport(summary, { language, unmasked }), createWriteStream(await at('summary.html')))
    // Of one book the .xlsx is its own workbook with the findings in it.
    if (plan.form === 'folder' || (plan.form === 'xlsx' && !annotated))
      await writeSummary(summary, language, await at('summary.xlsx'))
    await staged.publish()
    invocation.say({ vi: `Đã ghi ${plan.path}`, en: `Wrote ${plan.path}` })
    return summary
  } finally {
    staged.discard()
  }
}
