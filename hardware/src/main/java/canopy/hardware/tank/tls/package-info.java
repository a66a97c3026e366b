/**
 * Tank gauges that speak the Veeder-Root TLS protocol (manuals 576013-635 and 577013-950), which
 * most other makes understand too. {@link canopy.hardware.tank.tls.TlsGauge} opens the line for
 * each round of questions and closes it again, so a gauge that was off, unplugged or busy with
 * another master is simply asked again. The computer format is preferred; what a gauge refuses in
 * it is asked in the display format and read off the printed table.
 */
@NullMarked
package canopy.hardware.tank.tls;

import org.jspecify.annotations.NullMarked;
