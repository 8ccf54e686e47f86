// What browser and server say to each other about one text (docs/texts.md).
import type { Right } from '../context'

export interface Commit { v: number, by?: string, at?: number, tab?: string, seq?: number, note?: string, steps: unknown[] | string }
export interface Opened { version: number, right: Right, because?: string, limits?: { steps: number, bytes: number }, me: string, sequence: number, doc?: unknown, commits?: Commit[], people?: People }
export interface Refused { seq: number, why: 'right' | 'wrong' | 'again' | 'busy', message: string, right: Right | 'none' }
export interface LostWords { text: string, by?: string, how: 'dropped' | 'overwritten' }
export interface Here { key: string, person: string, name: string, initials: string, affiliation?: string, anchor: number, head: number }
export interface People { all?: boolean, here: Here[], gone?: string[] }

/** The way there; what is sent while there is none is not delivered. */
export interface Wire {
  open (version: number): void
  submit (base: number, sequence: number, steps: string): void
  look (version: number, anchor: number, head: number): void
}

export const stepsOf = (commit: Commit): unknown[] => typeof commit.steps === 'string' ? JSON.parse(commit.steps) : commit.steps
