/** How a promise ended, or that it has not within so many ms; what it comes to later is nobody's concern any more. */
export function settledWithin(ms: number, doing: Promise<unknown>): Promise<'done' | 'failed' | 'late'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), ms)
    const settle = (how: 'done' | 'failed') => () => {
      clearTimeout(timer)
      resolve(how)
    }
    doing.then(settle('done'), settle('failed'))
  })
}
