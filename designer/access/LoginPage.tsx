import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../schemas/wire.ts'
import type { SessionApi } from '../api/SessionApi.ts'
import icon from '../theme/icon.svg'
import css from './LoginForm.module.css'
import { LoginForm } from './LoginForm.tsx'

type Props = { readonly logIn: SessionApi['logIn']; readonly onLogIn: (session: SessionView) => void }

/** The page of a host that asks for a token, before anything of the workspace is read. */
export function LoginPage(props: Props) {
  const { t } = useTranslation()
  return (
    <main className={css.page}>
      <section className={css.box} aria-labelledby="login-title">
        <h1 id="login-title" className={css.brand}>
          <img src={icon} alt="" />
          {t('access.title')}
        </h1>
        <LoginForm {...props} />
      </section>
    </main>
  )
}
