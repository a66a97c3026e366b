/**
 * Head office measured: a backlog going up beside what PostgreSQL takes at most, many tills at
 * once, and goods going down. {@link canopy.bench.sync.SyncBench} is a program of its own, started
 * by the bench. The server runs in a process of its own, as it always does.
 */
@NullMarked
package canopy.bench.sync;

import org.jspecify.annotations.NullMarked;
