/**
 * Typing a PIN: the pad, the check of one's PIN, and typing a new one twice. Used by sign-in,
 * approval and the change of a PIN, on the FX thread; hashes are made and compared on the thread of
 * {@code operator.PinCheck}.
 */
@NullMarked
package canopy.till.operator.pin;

import org.jspecify.annotations.NullMarked;
