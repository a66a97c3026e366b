/**
 * Alipay face to face (当面付) over its gateway: the customer's code, our code, refunds and the bill.
 * RSA2 signatures; an answer is verified over the exact characters that came. Called by the payment
 * engine on its threads.
 */
@NullMarked
package canopy.channel.alipay;

import org.jspecify.annotations.NullMarked;
