import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One case of a data file; which members it has follows from the file. */
export type Case = {
  readonly name: string
  readonly [member: string]: unknown
}
export type CaseFile = { readonly platform: string; readonly cases: readonly Case[] }

/** The files of cases in a folder, by name. */
export async function readCases(folder: string): Promise<readonly CaseFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name): Promise<CaseFile> => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  )
}
