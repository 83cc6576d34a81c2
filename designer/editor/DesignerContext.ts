import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Flow } from '../../schemas/flow.ts'
import type { ChannelsApi } from '../api/ChannelsApi.ts'
import type { GitApi } from '../api/GitApi.ts'
import type { LiveApi } from '../api/LiveApi.ts'
import type { ReleaseApi } from '../api/ReleaseApi.ts'
import type { SessionApi } from '../api/SessionApi.ts'
import type { WorkspaceApi } from '../api/WorkspaceApi.ts'
import type { DocumentState, DocumentStore } from '../document/DocumentStore.ts'
import type { EditorState, EditorStore } from './EditorStore.ts'

/** The stores and the host's API: made once in main.tsx, reached from everywhere below. */
export type Designer = {
  readonly document: DocumentStore
  readonly editor: EditorStore
  readonly api: WorkspaceApi
  readonly sessions: SessionApi
  readonly releases: ReleaseApi
  readonly git: GitApi
  readonly live: LiveApi
  readonly channels: ChannelsApi
}

export const DesignerContext = createContext<Designer | null>(null)

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext)
  if (designer === null) throw new Error('a part of the designer stands outside of DesignerContext')
  return designer
}

/** A part of the document; the component renders again when what the selector gives is another. */
export const useDocument = <T>(selector: (state: DocumentState) => T): T => useStore(useDesigner().document, selector)

/** A part of what the author looks at. */
export const useEditor = <T>(selector: (state: EditorState) => T): T => useStore(useDesigner().editor, selector)

const selectWorkspace = (state: DocumentState): Workspace => state.history.present
export const useWorkspace = (): Workspace => useDocument(selectWorkspace)

/** The open flow; null when there is none. */
export function useFlow(): Flow | null {
  const flowId = useEditor(({ flowId }) => flowId)
  return useDocument(({ history }) => (flowId === null ? null : (history.present.flows[flowId] ?? null)))
}

/** The language in which texts are shown: the chosen one, or the interface's, or the flow's first, whichever the flow speaks. */
export function useContentLanguage(): string {
  const { i18n } = useTranslation()
  const chosen = useEditor(({ contentLanguage }) => contentLanguage)
  const languages = useFlow()?.languages ?? []
  const wanted = [chosen, i18n.language].find((language) => language !== null && languages.includes(language))
  return wanted ?? languages[0] ?? 'en'
}
