/**
 * Opens the payment channels that a till is set up with. Called once at the start and after a
 * change of the set-up, on any thread but the till's and FX: files are read.
 */
@NullMarked
package canopy.channel.setup;

import org.jspecify.annotations.NullMarked;
