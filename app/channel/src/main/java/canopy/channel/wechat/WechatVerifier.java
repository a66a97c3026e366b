package canopy.channel.wechat;

import canopy.channel.wire.Reply;
import canopy.channel.wire.Signatures;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is WeChat Pay's (pay.weixin.qq.com, wechatpay4_1). The official Java library
 * believes an error without looking at its signature; a forged "no such order" would cost a
 * payment.
 */
final class WechatVerifier {
  /** Older or newer answers may be old ones that somebody kept. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private final Clock clock;

  WechatVerifier(Clock clock) {
    this.clock = clock;
  }

  /** Why an answer cannot be believed. */
  enum Doubt {
    NOT_SIGNED,
    UNKNOWN_SERIAL,
    BAD_SIGNATURE,
    CLOCK
  }

  /**
   * @param keys WeChat Pay's keys by serial number or id
   * @return empty if the answer can be believed
   */
  Optional<Doubt> doubt(Reply.Got got, Map<String, PublicKey> keys) {
    @Nullable String timestamp = got.header("Wechatpay-Timestamp");
    @Nullable String nonce = got.header("Wechatpay-Nonce");
    @Nullable String signature = got.header("Wechatpay-Signature");
    @Nullable String serial = got.header("Wechatpay-Serial");
    if (timestamp == null || nonce == null || signature == null || serial == null) {
      return Optional.of(Doubt.NOT_SIGNED);
    }
    @Nullable PublicKey key = keys.get(serial);
    if (key == null) {
      return Optional.of(Doubt.UNKNOWN_SERIAL);
    }
    if (!Signatures.verify(key, message(timestamp, nonce, got.body()), signature)) {
      return Optional.of(Doubt.BAD_SIGNATURE);
    }
    return isOurTime(timestamp) ? Optional.empty() : Optional.of(Doubt.CLOCK);
  }

  /** What is signed: the body exactly as it came, and an empty line for none. */
  static byte[] message(String timestamp, String nonce, byte[] body) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 64);
    message.writeBytes(Signatures.bytes(timestamp + "\n" + nonce + "\n"));
    message.writeBytes(body);
    message.write('\n');
    return message.toByteArray();
  }

  private boolean isOurTime(String timestamp) {
    try {
      Instant theirs = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(theirs, clock.instant()).abs().compareTo(MOST_SKEW) < 0;
    } catch (RuntimeException e) {
      // No number, or no time that there is.
      return false;
    }
  }
}
