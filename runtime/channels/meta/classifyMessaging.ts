import type { PlatformAnswer, SendResult } from '../Adapter.ts'
import { classifyGraph, type GraphClasses } from './classifyGraph.ts'

/** https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes */
const CLASSES: GraphClasses = {
  '10/2018278': 'windowClosed',
  '10/2018065': 'windowClosed',
  '/2534022': 'windowClosed',
  2534022: 'windowClosed',
  '/1545041': 'windowClosed',
  1545041: 'windowClosed',
  551: 'blocked',
  '/2018108': 'blocked',
  '100/2018001': 'invalidRecipient',
  '100/2534014': 'invalidRecipient',
  4: 'throttled',
  17: 'throttled',
  32: 'throttled',
  613: 'throttled',
  80002: 'throttled',
  80006: 'throttled',
  1: 'retry',
  2: 'retry',
  1200: 'retry',
  0: 'auth',
  3: 'auth',
  10: 'auth',
  102: 'auth',
  190: 'auth',
  368: 'auth',
  '100/33': 'auth',
  100: 'content',
}

/** What Messenger or Instagram made of a send. */
export const classifyMessaging = (answer: PlatformAnswer): SendResult =>
  classifyGraph(answer, CLASSES, ({ message_id }) => message_id)
