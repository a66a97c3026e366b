/**
 * Sign-in, lock and approval: the screens, and the way in which everything else asks for a second
 * person's PIN. Controllers live on the FX thread; PINs are checked on the thread of {@code
 * operator.PinCheck} and requests are submitted to the till loop.
 */
@NullMarked
package canopy.till.operator.signin;

import org.jspecify.annotations.NullMarked;
