import type { Messages } from '../messages/vi.ts'

/** A refused or failed request. `code` and `message` come from the server; our own codes start with `client.`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
  }
}

/** The sentence a person reads about a failure, in the language of the interface. */
export function problemText(problem: unknown, messages: Messages): string {
  if (!(problem instanceof ApiProblem)) return messages.problem.unexpected
  if (problem.code === 'client.network') return messages.problem.network
  if (problem.code === 'client.unexpected-answer') return messages.problem.unexpectedAnswer
  if (problem.message !== '') return problem.message
  if (problem.status === 403) return messages.problem.denied
  if (problem.status === 404) return messages.problem.missing
  if (problem.status === 413) return messages.problem.tooLarge
  if (problem.status === 429) return messages.problem.throttled
  return messages.problem.unexpected
}
