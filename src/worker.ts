import type { JobHandlers } from './platform/jobs/job.ts'

/** The handlers of every step's jobs, by kind. */
export const jobHandlers: JobHandlers = {}
