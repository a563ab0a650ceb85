import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/**
 * What disturbs a measurement from outside. `datagramsLost` is what the system
 * dropped because a process came too late to read it: losses that no link
 * caused. Null where the system does not tell.
 */
export function machineState() {
  return { load: loadavg()[0], datagramsLost: datagramsLost() };
}

export function machineName() {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
}

function datagramsLost() {
  try {
    const [names, values] = readFileSync('/proc/net/snmp', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('Udp: '))
      .map((line) => line.split(' '));
    return Number(values[names.indexOf('RcvbufErrors')]);
  } catch {
    return null;
  }
}
