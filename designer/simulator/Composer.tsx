import { ImagePlus, Play, SendHorizontal, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../controls/Button.tsx'
import css from './Simulator.module.css'
import type { TalkNow } from './useTalk.ts'

/** What a customer might send; nothing is there, and nothing is loaded. */
const PICTURE = { kind: 'image', url: 'https://example.com/picture.jpg' } as const

type Props = Pick<TalkNow, 'played' | 'give'> & { readonly entries: readonly string[] }

/** The customer's words; while people have the conversation, the agent who finishes it; and while there is none, the entries where it can be begun. */
export function Composer({ played, give, entries }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const owner = played.conversation?.owner
  const isWithPeople = owner === 'queue' || owner === 'agent'
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        give({ customer: text })
        setText('')
      }}
    >
      {isWithPeople && (
        <Button icon={UserRoundCheck} onClick={() => give({ agent: 'closes' })}>
          {t('simulator.agentCloses')}
        </Button>
      )}
      {(owner === undefined || owner === 'closed') &&
        entries.map((entry) => (
          <Button key={entry} icon={Play} onClick={() => give({ start: { entry } })}>
            {t('simulator.beginAt', { entry })}
          </Button>
        ))}
      <div className={css.write}>
        <input
          data-focus
          // biome-ignore lint/a11y/noAutofocus: the panel is opened to write in it
          autoFocus
          dir="auto"
          value={text}
          aria-label={t('simulator.write')}
          placeholder={t('simulator.write')}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <IconButton
          icon={ImagePlus}
          label={t('simulator.sendPicture')}
          onClick={() => {
            give({ customer: { ...(text.trim() === '' ? {} : { text }), attachments: [PICTURE] } })
            setText('')
          }}
        />
        <IconButton type="submit" icon={SendHorizontal} label={t('simulator.send')} disabled={text.trim() === ''} />
      </div>
    </form>
  )
}
