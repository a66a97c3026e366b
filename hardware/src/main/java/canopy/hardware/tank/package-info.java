/**
 * What an automatic tank gauge tells: levels, deliveries it noticed, alarms. {@link
 * canopy.hardware.tank.TankGauge} is what the till calls, from any thread; {@code tls} speaks to
 * Veeder-Root consoles, {@code sim} is such a console. Everything is in integers: millilitres,
 * micrometres, thousandths of a degree Celsius, whatever units the gauge itself is set to.
 */
@NullMarked
package canopy.hardware.tank;

import org.jspecify.annotations.NullMarked;
