import {
  Ban,
  Bot,
  CircleCheck,
  CircleX,
  Flag,
  Globe,
  Headset,
  Hourglass,
  Inbox,
  type LucideIcon,
  MailX,
  MessageSquareOff,
  MessageSquareText,
  Pencil,
  SmilePlus,
  Trash2,
  UserRoundCheck,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Line, Note } from './passagesOf.ts'
import css from './Transcript.module.css'

const ICONS: { readonly [what in Note]: LucideIcon } = {
  enqueued: Inbox,
  fallback: Inbox,
  handedToBot: Bot,
  forwarded: Bot,
  requested: Globe,
  closed: CircleCheck,
  silent: Hourglass,
  outcome: Flag,
  botFailed: CircleX,
  handedBack: Bot,
  requestFailed: CircleX,
  requestReturned: Globe,
  timeout: Hourglass,
  agentClosed: UserRoundCheck,
  handedOver: Headset,
  begun: MessageSquareText,
  handOverRefused: CircleX,
  undelivered: MailX,
  suppressed: MessageSquareOff,
  reaction: SmilePlus,
  edit: Pencil,
  deletion: Trash2,
  unsupported: CircleX,
  stop: MessageSquareOff,
  start: MessageSquareText,
  left: Ban,
  back: MessageSquareText,
}

const LOOKS: { readonly [what in Note]?: string } = {
  enqueued: 'good',
  closed: 'good',
  agentClosed: 'good',
  handedOver: 'good',
  handOverRefused: 'warning',
  fallback: 'warning',
  botFailed: 'warning',
  requestFailed: 'warning',
  undelivered: 'warning',
  suppressed: 'warning',
}

/** What happened without words. */
export function NoteLine({ note }: { readonly note: Extract<Line, { readonly who: 'note' }> }) {
  const { t } = useTranslation()
  const Icon = ICONS[note.what]
  const { detail = '', ...values } = note.values
  return (
    <p className={css.note} data-look={LOOKS[note.what]}>
      <Icon size={14} aria-hidden="true" />
      <span>
        {t(`simulator.notes.${note.what}`, {
          queue: '',
          bot: '',
          method: '',
          url: '',
          outcome: '',
          status: '',
          number: '',
          ...values,
        })}
        {detail !== '' && <small> {detail}</small>}
      </span>
    </p>
  )
}
