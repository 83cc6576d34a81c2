import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { DAY_MINUTES } from '../../../runtime/engine/schedule/parseInterval.ts'
import { type Dragged, type Grip, STEP } from '../../document/schedule/dragHours.ts'
import { type WeekBlock, type Weekly, weekBlocks } from '../../document/schedule/weekBlocks.ts'
import { addHours, moveHours, setDay } from '../../document/schedule/weeklyHours.ts'
import { writeInterval, writeMinute } from '../../document/schedule/writeInterval.ts'
import { useWeekDrag } from './useWeekDrag.ts'
import { useWeekdayNames } from './useWeekdayNames.ts'
import css from './WeekGrid.module.css'

type Props = { readonly weekly: Weekly; readonly onChange: (weekly: Weekly) => void }

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]
/** From so many minutes on a block has room for its times. */
const LEGIBLE = 4 * STEP

/** The week to draw in with the mouse. Those who do not use one have the same hours as fields beside it, so it is hidden from screen readers. */
export function WeekGrid({ weekly, onChange }: Props) {
  const names = useWeekdayNames('short')
  const drag = useWeekDrag(weekly, (grip, dragged) => onChange(applied(weekly, grip, dragged)))
  const { grip, dragged } = drag.hold ?? { grip: null, dragged: null }
  const blocks = weekBlocks(grip === null || dragged === null ? weekly : shown(weekly, grip, dragged))
  return (
    <div className={css.week} aria-hidden="true">
      <div className={css.names}>
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={css.hours}>
        {HOURS.map((hour) => (
          <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
            {hour === 24 ? '24:00' : writeMinute(hour * 60)}
          </span>
        ))}
      </div>
      <div ref={drag.grid} className={css.grid} data-dragging={grip?.kind} {...drag.onGrid}>
        {WEEKDAYS.map((day) => (
          <div key={day} className={css.day} />
        ))}
        {blocks.map((block) => (
          <div
            key={`${block.day}/${block.index}/${block.part}`}
            className={css.block}
            data-part={block.part}
            data-held={isHeld(block, weekly, grip, dragged)}
            style={{
              left: `${(block.column / 7) * 100}%`,
              top: `${(block.from / DAY_MINUTES) * 100}%`,
              height: `${((block.to - block.from) / DAY_MINUTES) * 100}%`,
            }}
            {...drag.onBlock(block)}
          >
            {block.part !== 'morning' && <i className={css.top} {...drag.onEdge(block, 'open')} />}
            {block.to - block.from >= LEGIBLE && block.part !== 'morning' && (
              <span>{block.text.replace('-', '–')}</span>
            )}
            {block.part !== 'evening' && <i className={css.bottom} {...drag.onEdge(block, 'close')} />}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The week after a drag. */
function applied(weekly: Weekly, grip: Grip, { days, interval }: Dragged): Weekly {
  const [day = 'mon'] = days
  if (grip.kind !== 'draw') return moveHours(weekly, grip.place, day, interval)
  return days.reduce((changed, each) => addHours(changed, each, interval), weekly)
}

/** The week while it is dragged: what is held lies over the rest, and joins nothing yet. */
function shown(weekly: Weekly, grip: Grip, { days, interval }: Dragged): Weekly {
  const without =
    grip.kind === 'draw'
      ? weekly
      : setDay(weekly, grip.place.day, (weekly[grip.place.day] ?? []).toSpliced(grip.place.index, 1))
  return days.reduce(
    (changed, day) => setDay(changed, day, [...(changed[day] ?? []), writeInterval(interval)]),
    without,
  )
}

/** What is held comes last among the hours of its day. */
function isHeld(block: WeekBlock, weekly: Weekly, grip: Grip | null, dragged: Dragged | null): boolean {
  if (grip === null || dragged === null || !dragged.days.includes(block.day)) return false
  const before = weekly[block.day]?.length ?? 0
  return block.index === (grip.kind !== 'draw' && grip.place.day === block.day ? before - 1 : before)
}
