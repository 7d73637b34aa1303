/** Distinct values kept per column; then it begins anew, which suits dates and places that come in runs. */
const mostValues = 4000

/** A function that answers once per distinct text, in bounded memory. */
export function createMemo<Answer extends object>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  // Places, offices and signatures run over many rows: to compare is cheaper than to look up.
  let lastText: string | undefined
  let lastAnswer: Answer | undefined
  const find = (text: string): Answer => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size >= mostValues) answers.clear()
    const answer = ask(text)
    answers.set(text, answer)
    return answer
  }
  return text => {
    if (lastAnswer !== undefined && text === lastText) return lastAnswer
    lastAnswer = find(text)
    lastText = text
    return lastAnswer
  }
}
