package canopy.till.payment;

import canopy.channel.PaymentCode;
import canopy.core.payment.CodeMark;
import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks payment codes so that a second scan of one is recognised and nobody can pay with what is
 * kept. The hash is keyed: 18 digits alone would be found by trying. Any thread.
 */
public final class CodeMarks {
  private static final Logger LOG = LoggerFactory.getLogger(CodeMarks.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final String FILE = "payment-codes";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes that never leave this till
   */
  CodeMarks(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * With the key of this till, which is made at the first start. A torn one is made anew, for it
   * only recognises codes of the last minute.
   *
   * @param keys the folder of secrets
   */
  public static CodeMarks open(Path keys, RandomGenerator random) throws IOException {
    SecretFolder folder = SecretFolder.open(keys);
    byte[] key = folder.readOrMake(FILE, KEY_BYTES, random);
    if (key.length != KEY_BYTES) {
      LOG.warn("{} is torn ({} bytes); a new one is made", FILE, key.length);
      key = new byte[KEY_BYTES];
      random.nextBytes(key);
      folder.write(FILE, key);
    }
    return new CodeMarks(key);
  }

  /** What may be kept of a code. */
  public CodeMark mark(PaymentCode code) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(code.inClear().getBytes(StandardCharsets.US_ASCII));
      return new CodeMark(code.mask(), HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
