/**
 * Loaded ahead of a child's own program (`node --import`): ends the process soon after its supervisor is gone. The program may
 * do so by itself, and in better order; but one that is still starting, or busy with its last words, would hold the port.
 */
const GRACE_MS = 2_000;

function end() {
  setTimeout(() => process.exit(1), GRACE_MS);
}

// A supervisor that was killed while this process was being started is gone before anyone could listen.
if (process.connected === false) end();
else process.on('disconnect', end);
// Listening alone must not keep a process alive that has nothing else to do.
process.channel?.unref();
