import { AlarmClockOff, DoorOpen, MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../runtime/proof/formatDuration.ts'
import { Button } from '../controls/Button.tsx'
import { hoursNow } from './clock.ts'
import css from './Simulator.module.css'
import type { TalkNow } from './useTalk.ts'

const SKIPS = [
  { name: 'hour', after: 'PT1H', ms: 3_600_000 },
  { name: 'day', after: 'P1D', ms: 86_400_000 },
] as const

type Props = Pick<TalkNow, 'talk' | 'played' | 'release' | 'give'> & { readonly zone: string }

/** The virtual clock, what the office hours say now, and ways to let time pass; and, where the flow goes on then, to have a message not arrive. */
export function ClockBar({ talk, played, release, give, zone }: Props) {
  const { t, i18n } = useTranslation()
  const hours = hoursNow(release.workspace, talk, played)
  const { now, due } = played
  const tell = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: zone }).format(at)
  const opening = hours?.nextOpen ?? null
  return (
    <section className={css.clock} aria-label={t('simulator.clock')}>
      <p className={css.now}>
        <time dateTime={new Date(now).toISOString()}>{tell(now, { dateStyle: 'medium', timeStyle: 'short' })}</time>
        <small>{zone}</small>
        {hours !== null && (
          <span className={css.verdict} data-verdict={hours.verdict} title={`${hours.schedule}: ${hours.because}`}>
            {t(`exits.${hours.verdict}`)}
          </span>
        )}
      </p>
      <div className={css.skips}>
        {SKIPS.map(({ name, after, ms }) => (
          <Button key={name} onClick={() => give({ after })} title={tell(now + ms, WHEN)}>
            {t(`simulator.skip.${name}`)}
          </Button>
        ))}
        <Button
          icon={DoorOpen}
          disabled={opening === null}
          title={opening === null ? undefined : tell(opening, WHEN)}
          onClick={() => opening !== null && give({ after: formatDuration(opening - now) })}
        >
          {t('simulator.nextOpening')}
        </Button>
        <Button
          icon={AlarmClockOff}
          disabled={due === null}
          title={due === null ? undefined : tell(due, WHEN)}
          onClick={() => due !== null && give({ after: formatDuration(due - now) })}
        >
          {t('simulator.noAnswer')}
        </Button>
        {(played.conversation?.session?.sent?.nodes ?? []).map((node) => (
          <Button key={node} icon={MailX} onClick={() => give({ undelivered: node })}>
            {t('simulator.undelivered', { node })}
          </Button>
        ))}
      </div>
    </section>
  )
}

const WHEN: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' }
