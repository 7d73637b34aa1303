import { checkPackageKind, createCheckPackage } from './checking/check-package.ts'
import { makeKeyedPackage, makeKeyedPackageKind } from './checking/keyed/make-package.ts'
import { planReading } from './keying/reading/plan-reading.ts'
import { readPrint } from './keying/reading/read-print.ts'
import { planReadingKind, readPrintKind } from './keying/reading/request-reading.ts'
import { settleKeyingKind } from './keying/settle/request-settling.ts'
import { settleKeying } from './keying/settle/settle-keying.ts'
import type { JobHandlers } from './platform/jobs/job.ts'
import { depositTaskKind } from './registry/deposit/batch/ask-batch.ts'
import { createDepositTask } from './registry/deposit/batch/run-task.ts'
import { readPageNumbers } from './scanning/order/reading/read-page-numbers.ts'
import { readPageNumbersKind } from './scanning/order/reading/start-reading.ts'
import { renderCapture } from './scanning/render/render-capture.ts'
import { renderCaptureKind } from './scanning/render/request-rendering.ts'
import { makePractice } from './training/practice/make-practice.ts'
import { makePracticeKind } from './training/practice/make-practice-kind.ts'

/** The handlers of every step's jobs, by kind. */
export const jobHandlers: JobHandlers = {
  [renderCaptureKind]: renderCapture,
  [readPageNumbersKind]: readPageNumbers,
  [settleKeyingKind]: settleKeying,
  [planReadingKind]: planReading,
  [readPrintKind]: readPrint,
  [checkPackageKind]: createCheckPackage(),
  [makeKeyedPackageKind]: makeKeyedPackage,
  [depositTaskKind]: createDepositTask(),
  [makePracticeKind]: makePractice,
}
