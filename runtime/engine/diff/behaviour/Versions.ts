import type { CompiledFlow } from '../../CompiledFlow.ts'
import type { CompiledRelease } from '../../CompiledRelease.ts'
import type { Rename } from '../Rename.ts'

/** One version of a flow, ready to run. */
export type Version = { readonly release: CompiledRelease; readonly flow: CompiledFlow }

/** Two versions of one flow. */
export type Versions = {
  readonly flowId: string
  readonly a: Version
  readonly b: Version
  readonly renames: readonly Rename[]
}
