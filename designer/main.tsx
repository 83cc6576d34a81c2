import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { SessionView } from '../schemas/wire.ts'
import { LoginPage } from './access/LoginPage.tsx'
import { createChannelsApi } from './api/ChannelsApi.ts'
import { createGitApi } from './api/GitApi.ts'
import { createLiveApi } from './api/LiveApi.ts'
import { createReleaseApi } from './api/ReleaseApi.ts'
import { createSessionApi, watchSession } from './api/SessionApi.ts'
import { createWorkspaceApi } from './api/WorkspaceApi.ts'
import { App } from './app/App.tsx'
import { followLocation } from './app/followLocation.ts'
import { readPreference } from './app/preferences.ts'
import { createDocumentStore, isUnsaved } from './document/DocumentStore.ts'
import { openDraftStore } from './drafts/DraftStore.ts'
import { keepDrafts } from './drafts/keepDrafts.ts'
import { RestoreDraft } from './drafts/RestoreDraft.tsx'
import { DesignerContext } from './editor/DesignerContext.ts'
import { createEditorStore } from './editor/EditorStore.ts'
import { keepFocus } from './focus/keepFocus.ts'
import { createI18n } from './i18n/createI18n.ts'
import './theme/tokens.css'
import './theme/base.css'

/** Pixels of a window that has room for the names in the palette. */
const WIDE = 1600

/** Reads the workspace and draws the designer. */
async function start(place: HTMLElement): Promise<void> {
  const i18n = await createI18n([readPreference('language') ?? '', ...navigator.languages])
  const showLanguage = (language: string) => {
    window.document.documentElement.lang = language
  }
  showLanguage(i18n.language)
  i18n.on('languageChanged', showLanguage)

  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const theme = readPreference('theme') ?? (prefersDark ? 'dark' : 'light')
  const editor = createEditorStore({
    flowId: null,
    theme: theme === 'dark' ? 'dark' : 'light',
    isPaletteOpen: window.innerWidth >= WIDE,
  })
  const showTheme = () => {
    window.document.documentElement.dataset.theme = editor.getState().theme
  }
  showTheme()
  editor.subscribe(showTheme)

  const request = watchSession(window.fetch.bind(window), () => editor.setState({ isSessionOver: true }))
  const api = createWorkspaceApi(request)
  const sessions = createSessionApi(window.fetch.bind(window))
  const releases = createReleaseApi(request)
  const git = createGitApi(request)
  const live = createLiveApi(request)
  const channels = createChannelsApi(request)
  const root = createRoot(place)
  keepFocus()
  const logIn = () =>
    new Promise<SessionView>((resolve) => {
      root.render(
        <I18nextProvider i18n={i18n}>
          <LoginPage logIn={sessions.logIn} onLogIn={resolve} />
        </I18nextProvider>,
      )
    })
  try {
    const known = await sessions.read()
    editor.setState({ session: known.may.includes('viewer') ? known : await logIn() })
    const { name, files } = await api.read()
    const document = createDocumentStore(files, Date.now)
    followLocation(editor, document)
    // A browser that keeps nothing has no drafts, which is no reason not to open.
    const drafts = await openDraftStore(name).catch(() => null)
    if (drafts !== null) keepDrafts(document, drafts, Date.now)
    window.addEventListener('beforeunload', (event) => {
      if (isUnsaved(document.getState())) event.preventDefault()
    })
    root.render(
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <DesignerContext value={{ document, editor, api, sessions, releases, git, live, channels }}>
            <App />
            {drafts !== null && <RestoreDraft store={drafts} />}
          </DesignerContext>
        </I18nextProvider>
      </StrictMode>,
    )
  } catch (error) {
    root.render(
      <p role="alert" style={{ padding: 24 }}>
        {i18n.t('app.cannotOpen', { reason: error instanceof Error ? error.message : String(error) })}
      </p>,
    )
  }
}

const place = window.document.getElementById('designer')
if (place !== null) void start(place)
