import { LogIn } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../schemas/wire.ts'
import type { SessionApi } from '../api/SessionApi.ts'
import { Button } from '../controls/Button.tsx'
import controls from '../controls/controls.module.css'
import { Field } from '../controls/Field.tsx'
import css from './LoginForm.module.css'

type Props = { readonly logIn: SessionApi['logIn']; readonly onLogIn: (session: SessionView) => void }

/** Asks for a token once. It is not kept: not in the page, not in the browser's storage. */
export function LoginForm({ logIn, onLogIn }: Props) {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<'unknown' | 'notHere' | 'silent' | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    const session = await logIn(token.trim()).catch(() => 'silent' as const)
    setIsBusy(false)
    if (session === 'silent') setProblem('silent')
    else if (session === null) setProblem('unknown')
    else if (!session.may.includes('viewer')) setProblem('notHere')
    else onLogIn(session)
  }
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      <Field
        label={t('access.token')}
        help={t('access.tokenHelp')}
        problem={problem === null ? null : t(`access.problems.${problem}`)}
      >
        {({ id, describedBy, isInvalid }) => (
          <input
            id={id}
            className={`${controls.input} ${controls.mono}`}
            type="password"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the page asks for nothing else
            autoFocus
            required
            value={token}
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
            onChange={(event) => {
              setToken(event.target.value)
              setProblem(null)
            }}
          />
        )}
      </Field>
      <Button type="submit" look="primary" icon={LogIn} disabled={isBusy || token.trim() === ''}>
        {t('access.logIn')}
      </Button>
    </form>
  )
}
