import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog.tsx'
import { useDesigner } from '../editor/DesignerContext.ts'
import { LoginForm } from './LoginForm.tsx'

/** Asks again for a token when the session has ended, over a page that keeps everything it holds. */
export function LoginDialog() {
  const { t } = useTranslation()
  const { editor, sessions } = useDesigner()
  return (
    <Dialog title={t('access.over')} onClose={() => editor.setState({ isSessionOver: false })}>
      <LoginForm logIn={sessions.logIn} onLogIn={(session) => editor.setState({ session, isSessionOver: false })} />
    </Dialog>
  )
}
