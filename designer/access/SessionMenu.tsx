import { LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { LoginDialog } from './LoginDialog.tsx'
import css from './LoginForm.module.css'

/** Whose session this is, and the way out of it; nothing where the host asks for no token. */
export function SessionMenu() {
  const { t } = useTranslation()
  const { sessions, editor } = useDesigner()
  const isOver = useEditor((state) => state.isSessionOver)
  const { role, needsToken } = useEditor(({ session }) => session)
  if (!needsToken || role === null) return null
  const logOut = () =>
    sessions.logOut().then(
      () => window.location.reload(),
      () => editor.setState({ notice: { kind: 'failed', detail: null } }),
    )
  return (
    <>
      <span className={css.role} title={t(`access.may.${role}`)}>
        <UserRound size={13} aria-hidden="true" />
        {t(`access.roles.${role}`)}
      </span>
      {isOver && <LoginDialog />}
      <IconButton icon={LogOut} label={t('access.logOut')} onClick={() => void logOut()} />
    </>
  )
}
