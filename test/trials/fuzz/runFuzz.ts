import { parseArgs } from 'node:util'
import { fuzzWebhooks } from './fuzzWebhooks.ts'

const ROUND = 1_000

/** npm run trials fuzz -- [--bodies 100000] [--seed 1]: spoilt webhooks of every kind. */
export async function runFuzz(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { bodies: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  })
  const [bodies, first] = [Number(values.bodies), Number(values.seed)]
  let [done, decided] = [0, 0]
  const started = performance.now()
  const wrong: string[] = []
  for (let seed = first; done < bodies && wrong.length < 10; seed += 1) {
    const fuzzed = await fuzzWebhooks(Math.min(ROUND, bodies - done), seed)
    done += fuzzed.bodies
    decided += fuzzed.decided
    wrong.push(...fuzzed.wrong)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${done} spoilt bodies in ${seconds} s: ${decided} things decided, ${wrong.length} wrong\n`)
  for (const each of wrong) process.stdout.write(`${each}\n`)
  return wrong.length === 0
}
