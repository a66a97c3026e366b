package canopy.core.bad;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** A sample of a rule that looks at the world. */
final class ImpureRule {
  double price;

  String decide() {
    return Path.of("x") + " " + Instant.now() + UUID.randomUUID();
  }
}
