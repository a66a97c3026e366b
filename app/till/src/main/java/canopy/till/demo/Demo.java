package canopy.till.demo;

import canopy.till.launch.JavaCommand;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.DemoStation.DemoPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sub-command {@code demo}: a living station without hardware, and the till on it. On the main
 * thread.
 */
public final class Demo {
  /** Fills take seconds instead of minutes. */
  private static final int SPEED = 6;

  private static final int CARS_PER_HOUR = 90;

  private Demo() {}

  /** The till as a sub-command. */
  public interface Till {
    /**
     * Runs the till until its window is closed.
     *
     * @return the exit code
     */
    int run(Path data) throws Exception;
  }

  /**
   * Starts the simulated devices and head office, sets the station up, joins it to head office,
   * says who may sign in, and runs the till.
   *
   * @param folder for everything; kept from demonstration to demonstration
   * @param version of the till's program
   * @return the till's exit code
   * @throws IOException if a device does not start or the folder cannot be written
   */
  public static int run(Path folder, String version, Till till) throws Exception {
    Optional<JavaCommand> java = JavaCommand.ofThisProcess();
    if (java.isEmpty()) {
      System.err.println("The demonstration runs from the packaged program: mvn -Pdemo");
      return 1;
    }
    Path root = folder.toAbsolutePath().normalize();
    try (SimulatedStation station =
            SimulatedStation.start(java.get(), root.resolve("devices"), SPEED, CARS_PER_HOUR);
        PaperPictures pictures = new PaperPictures(station.printed(), new ScreenGlyphs());
        JoinedHeadOffice headOffice = JoinedHeadOffice.start(java.get(), root)) {
      pictures.start();
      // However the program ends, the devices end with it.
      Runtime.getRuntime().addShutdownHook(new Thread(station::close, "end-devices"));
      DataFolder data = station.setUp(root.resolve("data"));
      String joined = headOffice.join(data, version);
      System.out.println(words(data.root(), station, pictures.page(), joined));
      return till.run(data.root());
    }
  }

  private static String words(
      Path data, SimulatedStation station, Path receipts, String headOffice) {
    StringBuilder text = new StringBuilder("\nThe demonstration station is open.\n");
    text.append("  data folder  ").append(data).append('\n');
    text.append("  forecourt    ").append(station.forecourtUrl()).append('\n');
    text.append("  receipts     ").append(receipts.toUri()).append('\n');
    text.append("  phone        ").append(station.walletUrl()).append("/phone\n");
    text.append("  head office  ").append(headOffice).append('\n');
    text.append("  orders       curl -d '{\"pump\":1,\"grade\":2,\"volumeMillilitres\":20000,")
        .append("\"liftAfterMillis\":0,\"hangUpAfterMillis\":0,\"leaveAfterMillis\":0}' ")
        .append(station.forecourtControl())
        .append("/arrive\n");
    text.append("  delivery     curl -d '{\"tank\":2,\"volumeMillilitres\":5000000}' ")
        .append(station.tankControl())
        .append("/pour\n");
    text.append("  Sign in as one of\n");
    for (DemoPerson person : DemoStation.PEOPLE) {
      text.append(
          String.format(
              "    %s  PIN %-6s  %s, %s%n",
              person.id(), person.pin(), person.name(), person.role()));
    }
    return text.append("  Close the window or press Ctrl+C here to stop.\n").toString();
  }
}
