package canopy.till.sync;

import canopy.channel.relay.RequestSigner;
import canopy.sync.TillKey;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs payments through head office with the key that this till has enrolled. Any thread. */
public final class RelaySigner implements RequestSigner {
  private static final Logger LOG = LoggerFactory.getLogger(RelaySigner.class);

  private final canopy.sync.RequestSigner signer;
  private final Clock clock;

  private RelaySigner(canopy.sync.RequestSigner signer, Clock clock) {
    this.signer = signer;
    this.clock = clock;
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
      TillKey key = files.key(settings);
      return new RelaySigner(new canopy.sync.RequestSigner(key, random), clock);
    } catch (IOException e) {
      LOG.warn("payments through head office cannot be signed", e);
      return null;
    }
  }

  @Override
  public Map<String, String> headers(String method, String target, String body) {
    int mark = target.indexOf('?');
    return signer.sign(
        method,
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        body.getBytes(StandardCharsets.UTF_8),
        clock.instant().getEpochSecond());
  }
}
