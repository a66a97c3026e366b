/**
 * A forecourt with pumps, cars and a PTS-2 controller, as a program of its own: {@link
 * ForecourtSimulator}.
 *
 * <p>Speaks jsonPTS (specification R129) over HTTP at {@code /jsonPTS} as a controller does, and is
 * told at {@code /sim} which cars come and which faults strike. Used by the demo, the tour and the
 * tests. It is written from the specification, shares no code with the driver, and keeps its books
 * in integers so that a test can compare them with the till's to the last millilitre and cent.
 *
 * <p>All state is owned by {@link SimStation} and guarded by its monitor; HTTP threads and the
 * clock thread enter it.
 */
@NullMarked
package canopy.hardware.forecourt.sim;

import org.jspecify.annotations.NullMarked;
