import { AppError } from '../AppError.ts'

/** Reads a share as it is written on the command line, in per cent: `10%`, `0.5%`. Throws `badRequest`, with the option's name, outside `least` to 100. */
export function readPercent(option: string, text: string, least = 0): number {
  const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(text)?.[1] ?? Number.NaN)
  if (percent >= least && percent <= 100) return percent
  throw new AppError('badRequest', { detail: `--${option}: "${text}" is no share. Write it in per cent: 10%.` })
}
