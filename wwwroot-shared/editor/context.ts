// What the parts of one editor share.
import type { EditorView } from 'prosemirror-view'

export type Right = 'write' | 'suggest' | 'comment' | 'read'
export type Mode = 'editing' | 'suggesting' | 'reading'

export interface Options {
  id: string, label: string, right: Right
  person: string, personName: string
  /** Addresses the page gives; what has none is not offered. */
  people?: string, things?: string, creates?: string, images?: string, hub?: string
}

export interface Editor {
  readonly root: HTMLElement
  readonly options: Options
  view: EditorView
  mode: Mode
  setMode (mode: Mode): void
  /** Says a sentence to those who do not see it, politely. */
  say (words: string): void
  /** Tells the page: `editor:NAME` on the root, with details. */
  tell (name: string, detail?: unknown): boolean
  /** A line above the text that stays until it is closed. */
  notice (words: string, ...buttons: HTMLElement[]): HTMLElement
}

/** An address with a question, asked as the person. */
export async function ask<T> (address: string, question?: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const url = new URL(address, document.baseURI)
  if (question !== undefined) url.searchParams.set('q', question)
  const answer = await fetch(url, {
    signal, credentials: 'same-origin', headers: { Accept: 'application/json', 'X-Requested-With': 'workspace', ...(body === undefined || body instanceof Blob ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: body instanceof Blob ? body : JSON.stringify(body) })
  })
  const said = await answer.json().catch(() => null) as { detail?: string, title?: string } | null
  if (!answer.ok) throw new Error(said?.detail ?? said?.title ?? 'The server did not answer. Try again in a moment.')
  return said as T
}
