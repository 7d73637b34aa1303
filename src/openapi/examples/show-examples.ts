import type { Example } from './examples.ts'

/** Long lists and texts are cut where a reader has understood. */
const longestLines = 18

/**
 * Puts the examples into a document: between `<!-- example: OPERATION -->` and `<!-- /example -->` stands the call as people type it and
 * what it answers.
 */
export function showExamples(document: string, examples: readonly Example[]): string {
  return document.replaceAll(
    /(<!-- example: (\w+) -->\n)[\s\S]*?(<!-- \/example -->)/g,
    (_, begin: string, operation: string, end: string) => {
      const shown = examples.filter(example => example.operation === operation)
      if (shown.length === 0) throw new Error(`there is no example of ${operation}`)
      return `${begin}${shown.map(showExample).join('\n')}${end}`
    },
  )
}

function showExample({ method, url, body, answer }: Example): string {
  const sent =
    body === undefined
      ? []
      : [`  -X ${method} -H 'content-type: application/json'`, `  -d '${JSON.stringify(body)}'`]
  const call = [`curl -H "authorization: Bearer $SOGOC_TOKEN" "$SOGOC${url}"`, ...sent].join(' \\\n')
  const lines = JSON.stringify(answer, null, 2).split('\n')
  const cut = lines.length > longestLines ? [...lines.slice(0, longestLines), '  …'] : lines
  return ['```sh', call, '```', '```json', ...cut, '```', ''].join('\n')
}
