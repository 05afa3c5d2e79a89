// The registry reachable here has no packages for other platforms, so `npm install` leaves them out of the lock file and `npm ci` then refuses it.
// Adds a stub entry (version, os, cpu, optional) for every exactly pinned optional dependency that the lock lacks.
import { readFileSync, writeFileSync } from 'node:fs';
const f = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(f, 'utf8'));
const P = lock.packages;
let n = 0;
const skipped = [];
const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32', 'ppc64le'];
for (const [where, pkg] of Object.entries({ ...P }))
  for (const [name, spec] of Object.entries(pkg.optionalDependencies ?? {})) {
    let at = where,
      found = false;
    for (;;) {
      if (P[(at ? at + '/' : '') + 'node_modules/' + name]) {
        found = true;
        break;
      }
      const i = at.lastIndexOf('node_modules/');
      if (i < 0) break;
      at = at.slice(0, i).replace(/\/$/, '');
    }
    if (found) continue;
    const version = /^\d+\.\d+\.\d+(-[\w.]+)?(\+[\w.]+)?$/.test(spec) ? spec : spec.replace(/^[\^~]/, '');
    const t = name.toLowerCase().split(/[-/_]/);
    const os = name.includes('windows') ? 'win32' : OS.find((o) => t.includes(o));
    const cpu = CPU.find((c) => t.includes(c)) ?? (t.some((x) => x.startsWith('arm')) ? 'arm' : undefined);
    if (!os && !cpu) {
      skipped.push(`${name}@${spec} (of ${where})`);
      continue;
    }
    P['node_modules/' + name] = {
      version,
      optional: true,
      ...(pkg.dev ? { dev: true } : {}),
      ...(os ? { os: [os] } : {}),
      ...(cpu ? { cpu: [cpu] } : {}),
    };
    n++;
  }
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(f, JSON.stringify(lock, null, 2) + '\n');
console.log('added', n, 'skipped', skipped);
