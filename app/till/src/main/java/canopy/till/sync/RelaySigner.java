package canopy.till.sync;

import canopy.channel.relay.RequestSigner;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs payments through head office with the key that this till has enrolled. A new enrolment
 * retires the key before it, so it is looked for each time. Any thread.
 */
public final class RelaySigner implements RequestSigner {
  private static final Logger LOG = LoggerFactory.getLogger(RelaySigner.class);

  private final HeadOfficeFiles files;
  private final Clock clock;
  private final RandomGenerator random;
  private volatile Signing signing;

  /** A key's name, and what signs with it. */
  private record Signing(String keyId, canopy.sync.RequestSigner signer) {}

  private RelaySigner(
      HeadOfficeFiles files, HeadOfficeSettings settings, Clock clock, RandomGenerator random)
      throws IOException {
    this.files = files;
    this.clock = clock;
    this.random = random;
    this.signing = signing(files, settings, random);
  }

  /**
   * The signer of an enrolled till; null if it is not enrolled, or its key cannot be read, of which
   * the page Head office says more.
   *
   * @param random not to be guessed
   */
  public static @Nullable RequestSigner of(DataFolder folder, Clock clock, RandomGenerator random) {
    try {
      HeadOfficeFiles files = new HeadOfficeFiles(folder);
      HeadOfficeSettings settings = files.settings();
      if (settings == null) {
        return null;
      }
      return new RelaySigner(files, settings, clock, random);
    } catch (IOException e) {
      LOG.warn("payments through head office cannot be signed", e);
      return null;
    }
  }

  private static Signing signing(
      HeadOfficeFiles files, HeadOfficeSettings settings, RandomGenerator random)
      throws IOException {
    return new Signing(
        settings.keyId(), new canopy.sync.RequestSigner(files.keyUnchanged(settings), random));
  }

  private canopy.sync.RequestSigner signer() {
    Signing known = signing;
    try {
      HeadOfficeSettings settings = files.settings();
      if (settings != null && !settings.keyId().equals(known.keyId())) {
        known = signing(files, settings, random);
        signing = known;
      }
    } catch (IOException e) {
      LOG.warn("payments through head office are signed with the key known so far", e);
    }
    return known.signer();
  }

  @Override
  public Map<String, String> headers(String method, String target, String body) {
    int mark = target.indexOf('?');
    return signer()
        .sign(
            method,
            mark < 0 ? target : target.substring(0, mark),
            mark < 0 ? "" : target.substring(mark + 1),
            body.getBytes(StandardCharsets.UTF_8),
            clock.instant().getEpochSecond());
  }
}
