package canopy.till.sync;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import java.util.Map;

/** Head office in a process of its own. Arguments: database, port. Prints {@code ACK up}. */
final class ServingOffice {
  private ServingOffice() {}

  public static void main(String[] args) throws Exception {
    HeadOffice.start(
        Settings.from(
            Map.of("DATABASE_URL", args[0], "PORT", args[1], "DATABASE_CONNECTIONS", "4")));
    System.out.println("ACK up");
  }
}
