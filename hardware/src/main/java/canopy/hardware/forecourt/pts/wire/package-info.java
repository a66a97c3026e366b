/**
 * jsonPTS messages over HTTP: bytes, login, connection. Knows nothing of pumps. Used by the
 * driver's two threads, each with a {@link PtsConnection} of its own.
 */
@NullMarked
package canopy.hardware.forecourt.pts.wire;

import org.jspecify.annotations.NullMarked;
