// Runs the tests of the browser part by node. usage: node test.mjs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const out = mkdtempSync(join(tmpdir(), 'browser-tests-')), tests = readdirSync('test').filter(f => f.endsWith('.test.ts'))
try {
  await build({ entryPoints: tests.map(f => `test/${f}`), bundle: true, splitting: true, format: 'esm', platform: 'node', outdir: out, outExtension: { '.js': '.mjs' }, define: { navigator: '{"platform":""}' }, logLevel: 'warning' })
  process.exitCode = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...tests.map(f => join(out, f.replace('.ts', '.mjs')))], { stdio: 'inherit' }).status ?? 1
} finally { rmSync(out, { recursive: true, force: true }) }
