/** Lets so many run at a time; the others wait in order. */
export function createTurns(atOnce: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return {
    get isBusy(): boolean {
      return running >= atOnce
    },
    /** Runs `work` when its turn comes. */
    async take<Result>(work: () => Promise<Result>): Promise<Result> {
      if (running < atOnce) running += 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
