/**
 * Loaded into the measured server with `--import`: answers the benchmark's questions about the process over the channel
 * that the server has to its parent anyway. Nothing else of the server differs from what `npm start` runs.
 */
process.on('message', (/** @type {{ type?: string, gc?: boolean }} */ message) => {
  if (message?.type !== 'bench-probe') return;
  if (message.gc) globalThis.gc?.();
  const cpu = process.cpuUsage();
  process.send?.({
    type: 'bench-probe',
    atMs: performance.now(),
    cpuMs: (cpu.user + cpu.system) / 1000,
    loopActiveMs: performance.eventLoopUtilization().active,
    memory: process.memoryUsage(),
  });
});
