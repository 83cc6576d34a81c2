import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { keepPreference, readPreference } from './preferences.ts'

/** Pixels. From about 460 on, two languages stand side by side. */
export const NARROWEST = 300
export const WIDEST = 760
/** What a window of 1280 has without a choice of the author. */
const USUAL = 340
const STEP = 20

type SettingsWidth = {
  readonly place: RefObject<HTMLDivElement | null>
  readonly width: number
  readonly grip: {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onDoubleClick: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** How wide the settings are: as the author wants them, kept in the browser, or else as the window allows. */
export function useSettingsWidth(): SettingsWidth {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(() => kept(readPreference('settingsWidth')))
  const dragged = useRef<{ readonly from: number; readonly width: number } | null>(null)
  useEffect(() => {
    const { style } = document.documentElement
    if (width === null) style.removeProperty('--settings-width')
    else style.setProperty('--settings-width', `${width}px`)
  }, [width])
  const shown = () => place.current?.offsetWidth ?? USUAL
  const choose = (next: number | null) => {
    setWidth(next === null ? null : within(next))
    keepPreference('settingsWidth', next === null ? '' : String(within(next)))
  }
  const finish = () => {
    if (dragged.current !== null && width !== null) keepPreference('settingsWidth', String(width))
    dragged.current = null
  }
  return {
    place,
    width: width ?? USUAL,
    grip: {
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragged.current = { from: event.clientX, width: shown() }
      },
      onPointerMove: ({ clientX }) => {
        const drag = dragged.current
        if (drag !== null && clientX !== drag.from) setWidth(within(drag.width + drag.from - clientX))
      },
      onPointerUp: finish,
      onPointerCancel: finish,
      onDoubleClick: () => choose(null),
      onKeyDown: (event) => {
        const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key]
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        choose(shown() + step)
      },
    },
  }
}

const within = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)))

function kept(text: string | null): number | null {
  const width = Number(text)
  return text === null || text === '' || !Number.isFinite(width) ? null : within(width)
}
