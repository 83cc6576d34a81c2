import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../flows')

/** The text of each file of the sample workspace by its path. */
export async function readSamples(): Promise<{ readonly [path: string]: string }> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.json'))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])),
  )
}
