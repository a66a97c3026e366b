package canopy.till.sync;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Head office in a process of its own. Arguments: database, port, and a folder with merchant
 * accounts if there are any, or {@code fast:} and when a fast clock began. Prints {@code ACK up}.
 */
public final class ServingOffice {
  static final String FAST = "fast:";

  private ServingOffice() {}

  public static void main(String[] args) throws Exception {
    Settings settings =
        Settings.from(
            Map.of("DATABASE_URL", args[0], "PORT", args[1], "DATABASE_CONNECTIONS", "4"));
    if (args.length > 2 && args[2].startsWith(FAST)) {
      Instant began = Instant.parse(args[2].substring(FAST.length()));
      HeadOffice.start(settings, new FastClock(began));
    } else {
      HeadOffice.start(settings.payingFrom(args.length > 2 ? Path.of(args[2]) : null));
    }
    System.out.println("ACK up");
  }
}
