/**
 * Payments of tills through merchant accounts whose keys are here: the other end of {@code
 * canopy.channel.relay}. Orders and refunds are kept before their channel is asked; nothing is
 * asked again by itself. Called on request threads.
 */
@NullMarked
package canopy.headoffice.payment;

import org.jspecify.annotations.NullMarked;
