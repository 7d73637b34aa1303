import { checkPackageKind, createCheckPackage } from './checking/check-package.ts'
import type { JobHandlers } from './platform/jobs/job.ts'
import { renderCapture, renderCaptureKind } from './scanning/render/render-capture.ts'

/** The handlers of every step's jobs, by kind. */
export const jobHandlers: JobHandlers = {
  [renderCaptureKind]: renderCapture,
  [checkPackageKind]: createCheckPackage(),
}
