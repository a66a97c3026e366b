package canopy.till.sync;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import java.nio.file.Path;
import java.util.Map;

/**
 * Head office in a process of its own. Arguments: database, port, and a folder with merchant
 * accounts if there are any. Prints {@code ACK up}.
 */
public final class ServingOffice {
  private ServingOffice() {}

  public static void main(String[] args) throws Exception {
    HeadOffice.start(
        Settings.from(Map.of("DATABASE_URL", args[0], "PORT", args[1], "DATABASE_CONNECTIONS", "4"))
            .payingFrom(args.length > 2 ? Path.of(args[2]) : null));
    System.out.println("ACK up");
  }
}
