import { checkPackageKind, createCheckPackage } from './checking/check-package.ts'
import type { JobHandlers } from './platform/jobs/job.ts'
import { renderPage, renderPageKind } from './scanning/render-page.ts'

/** The handlers of every step's jobs, by kind. */
export const jobHandlers: JobHandlers = {
  [renderPageKind]: renderPage,
  [checkPackageKind]: createCheckPackage(),
}
