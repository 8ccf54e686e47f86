// The little of node that the tests use.
declare module 'node:test' { export function test (name: string, what: () => void | Promise<void>): void }
declare module 'node:assert/strict' {
  const assert: { equal (a: unknown, b: unknown, message?: string): void, deepEqual (a: unknown, b: unknown, message?: string): void, ok (value: unknown, message?: string): void, throws (what: () => void, error?: RegExp): void }
  export default assert
}
declare module 'node:fs' { export function readFileSync (file: string, encoding: 'utf8'): string; export function writeFileSync (file: string, text: string): void }
declare const process: { env: Record<string, string | undefined> }
