import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from '../installation.ts'

const SCHEMA = /(?<="\$schema": ")(?:\.\.\/)+schemas(?=\/)/

/** Puts the sample workspace where no folder is yet: all of it or nothing. Its files name their schemas where these lie from there. */
export async function putSamples(folder: string): Promise<void> {
  const samples = join(root, 'flows')
  const fresh = `${folder}-${process.pid}`
  try {
    for (const entry of await readdir(samples, { recursive: true, withFileTypes: true })) {
      // The page of the samples speaks of the repository.
      if (!entry.isFile() || entry.name === 'README.md') continue
      const from = join(entry.parentPath, entry.name)
      const to = join(fresh, relative(samples, from))
      const schemas = relative(dirname(resolve(to)), join(root, 'schemas')).replaceAll('\\', '/')
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, (await readFile(from, 'utf8')).replace(SCHEMA, schemas))
    }
    await rename(fresh, folder)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}
