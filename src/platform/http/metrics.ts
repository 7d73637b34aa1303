import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from '../app.ts'
import { countJobs } from '../jobs/count-jobs.ts'
import type { HttpServer } from './server.ts'

/** Counts of requests by route pattern, their durations, jobs by state, and the process's own figures. */
export function createMetrics(server: HttpServer, app: App) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'sogoc_http_requests_total',
    help: 'HTTP requests',
    labelNames,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'sogoc_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'sogoc_jobs',
    help: 'Jobs by state',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await countJobs(app.database))) this.set({ state }, count)
    },
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)'
    requests.inc({ method: request.method, route, status: reply.statusCode })
    durations.observe({ route }, reply.elapsedTime / 1000)
  })
  return { contentType: registry.contentType, read: () => registry.metrics() }
}
