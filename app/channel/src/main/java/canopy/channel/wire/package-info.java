/**
 * What the payment channels share: one HTTP request at a time without a second try and what was
 * heard of it, keys from files, signatures, and how far the till's clock is off. Called by the
 * channels on the payment engine's threads.
 */
@NullMarked
package canopy.channel.wire;

import org.jspecify.annotations.NullMarked;
