import { useCallback, useMemo } from 'react'
import { type FileKind, filePath } from '../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Texts } from '../api/ReleaseApi.ts'
import { useDesigner, useDocument, useWorkspace } from '../editor/DesignerContext.ts'
import { useHostAnswer } from '../editor/useHostAnswer.ts'
import { hashOf, type VersionName } from './Version.ts'

export type VersionFiles = {
  /** the texts of the flow's own files by path; a file that the version does not have is missing. Null: not known yet */
  readonly files: Texts | null
  readonly problem: string | null
}

/** A flow's file and its layout, in one of their versions. */
export function useVersionFiles(name: VersionName, flowId: string): VersionFiles {
  const here = useTextsHere(flowId)
  const saved = useDocument((state) => state.saved)
  const { releases, git } = useDesigner()
  const ask = useCallback(async () => {
    const [release, commit] = [hashOf(name, 'release'), hashOf(name, 'commit')]
    if (release !== null) return releases.files(release)
    return commit === null ? ({ ok: true, value: { files: {} } } as const) : git.files(commit)
  }, [name, releases, git])
  const { value, problem } = useHostAnswer<{ readonly files: Texts }>(ask)
  const files = useMemo((): Texts | null => {
    if (name === 'now') return here
    const paths = OWN.map((kind) => filePath(kind, flowId))
    const all = name === 'saved' ? Object.fromEntries(paths.map((path) => [path, saved[path]?.text])) : value?.files
    if (all === undefined) return null
    return Object.fromEntries(
      paths.flatMap((path): readonly (readonly [string, string])[] => {
        const text = all[path]
        return text === undefined ? [] : [[path, text]]
      }),
    )
  }, [name, flowId, here, saved, value])
  return { files, problem }
}

const OWN = ['flow', 'layout'] as const satisfies readonly FileKind[]

/** In canonical form, as a save would write them. */
function useTextsHere(flowId: string): Texts {
  const { flows, layouts } = useWorkspace()
  const [flow, layout] = [flows[flowId], layouts[flowId]]
  return useMemo(
    () => ({
      ...(flow === undefined ? {} : { [filePath('flow', flowId)]: formatFile('flow', flow) }),
      ...(layout === undefined ? {} : { [filePath('layout', flowId)]: formatFile('layout', layout) }),
    }),
    [flow, layout, flowId],
  )
}
