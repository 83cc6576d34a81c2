import { Moon, Redo2, Save, Search, Sun, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SessionMenu } from '../access/SessionMenu.tsx'
import { Button, IconButton } from '../controls/Button.tsx'
import { isUnsaved } from '../document/DocumentStore.ts'
import {
  useContentLanguage,
  useDesigner,
  useDocument,
  useEditor,
  useFlow,
  useWorkspace,
} from '../editor/DesignerContext.ts'
import { isMac } from '../editor/isMac.ts'
import { showKeys } from '../editor/shortcuts.ts'
import { useNeeds } from '../editor/useMay.ts'
import { HistoryButton } from '../history/HistoryButton.tsx'
import { INTERFACE_LANGUAGES } from '../i18n/createI18n.ts'
import { LiveButton } from '../live/LiveButton.tsx'
import { PublishButton } from '../publish/PublishButton.tsx'
import { TryButton } from '../simulator/TryButton.tsx'
import icon from '../theme/icon.svg'
import css from './App.module.css'
import { keepPreference } from './preferences.ts'
import { useHistorySteps } from './useHistorySteps.ts'
import { useSave } from './useSave.ts'
import { ViewSwitch } from './ViewSwitch.tsx'

/** Where the author is, what can be taken back, and saving. */
export function TopBar() {
  const { t, i18n } = useTranslation()
  const { editor } = useDesigner()
  const workspace = useWorkspace()
  const flow = useFlow()
  const place = useEditor(({ resource }) => resource?.kind ?? null)
  const language = useContentLanguage()
  const theme = useEditor((state) => state.theme)
  const isSaving = useEditor((state) => state.isSaving)
  const unsaved = useDocument(isUnsaved)
  const undoLabel = useDocument(({ history }) => history.past.at(-1)?.label.command ?? null)
  const redoLabel = useDocument(({ history }) => history.future[0]?.label.command ?? null)
  const steps = useHistorySteps()
  const save = useSave()
  const needsDesigner = useNeeds('designer')
  const nextTheme = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className={css.bar}>
      <div className={css.brand}>
        <img src={icon} alt="" />
        Usher
      </div>
      <div className={css.crumbs}>
        <span>{workspace.workspace.name} /</span>
        <h1 dir="auto">
          {flow?.name ??
            (place === null ? '' : place === 'settings' ? t('settings.title') : t(`resources.${place}.many`))}
        </h1>
        {unsaved && <span className={css.unsaved}>{t('app.unsaved')}</span>}
      </div>
      <div className={css.group}>
        <IconButton
          icon={Undo2}
          label={
            undoLabel === null ? t('app.undo') : t('app.undoStep', { step: t(`commands.${undoLabel as 'addNode'}`) })
          }
          disabled={undoLabel === null}
          onClick={steps.undo}
        />
        <IconButton
          icon={Redo2}
          label={
            redoLabel === null ? t('app.redo') : t('app.redoStep', { step: t(`commands.${redoLabel as 'addNode'}`) })
          }
          disabled={redoLabel === null}
          onClick={steps.redo}
        />
        <IconButton
          icon={Search}
          label={`${t('actions.palette')} (${showKeys('palette', isMac())})`}
          onClick={() => editor.setState({ asked: { kind: 'commands' } })}
        />
      </div>
      {flow !== null && <ViewSwitch />}
      {flow !== null && <TryButton />}
      {flow !== null && <LiveButton />}
      {flow !== null && flow.languages.length > 1 && (
        <select
          className={css.pick}
          aria-label={t('app.contentLanguage')}
          title={t('app.contentLanguage')}
          value={language}
          onChange={(event) => editor.setState({ contentLanguage: event.target.value })}
        >
          {flow.languages.map((each) => (
            <option key={each} value={each}>
              {t('app.textsIn', { language: each })}
            </option>
          ))}
        </select>
      )}
      <select
        className={css.pick}
        aria-label={t('app.interfaceLanguage')}
        title={t('app.interfaceLanguage')}
        value={i18n.language}
        onChange={(event) => {
          keepPreference('language', event.target.value)
          void i18n.changeLanguage(event.target.value)
        }}
      >
        {INTERFACE_LANGUAGES.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      <IconButton
        icon={theme === 'dark' ? Sun : Moon}
        label={nextTheme === 'dark' ? t('app.dark') : t('app.light')}
        onClick={() => {
          keepPreference('theme', nextTheme)
          editor.setState({ theme: nextTheme })
        }}
      />
      <Button icon={Save} look="primary" disabled={!unsaved || isSaving} onClick={save} {...needsDesigner}>
        {t('app.save')}
      </Button>
      {flow !== null && <HistoryButton />}
      <PublishButton />
      <SessionMenu />
    </header>
  )
}
