/**
 * Codes of the EMVCo family that the till makes by itself: nothing is asked and nothing answers.
 * The cashier says that it was paid, and the payment stays unverified until the bank statement or
 * the manager settles it. Called by the payment engine.
 */
@NullMarked
package canopy.channel.emvco;

import org.jspecify.annotations.NullMarked;
