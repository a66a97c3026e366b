/**
 * Payment channels whose keys are at head office: the same verbs as JSON over HTTPS.
 *
 * <p>{@code POST /v1/payments/ACCOUNT/VERB} with VERB one of {@code pay qr query reverse close
 * refund refund-query bill}. The body is an object with {@code request} (32 hexadecimal digits,
 * never used twice) and {@code order}, {@code refund} or {@code day}; {@code pay} also has {@code
 * code}. The till signs the request with its own key. The answer is an object with {@code outNo}
 * (or {@code refundNo}) and the components of {@link canopy.core.payment.Answer}; {@code qr} adds
 * {@code text} and {@code validUntil}, {@code bill} has {@code rows} and {@code summary}, both with
 * {@code feeThousandths} of a minor unit where the channel states fees. A bill that the channel has
 * not given yet is UNKNOWN with the code {@code BILL_UNDER_WAY}: whoever wants it asks again. Its
 * header {@code Canopy-Signature} is head office's Ed25519 signature in Base64 over the request
 * number, a line feed, the HTTP status, a line feed, and the body as it came. Head office forwards
 * only what it verified itself; what it could not verify it answers with UNKNOWN. Called by the
 * payment engine.
 */
@NullMarked
package canopy.channel.relay;

import org.jspecify.annotations.NullMarked;
