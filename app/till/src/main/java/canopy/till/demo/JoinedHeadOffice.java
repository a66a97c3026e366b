package canopy.till.demo;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.till.journal.Journal;
import canopy.till.launch.JavaCommand;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.sync.HeadOfficeDesk;
import canopy.till.sync.HeadOfficeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration's head office with the sales of other tills, and the till's joining it. A till
 * works without one, and so does the demonstration: it then says what is missing. On the main
 * thread.
 */
final class JoinedHeadOffice implements AutoCloseable {
  /** The till keeps the address: it is the same in each demonstration. */
  private static final int PORT = 8801;

  private final @Nullable HeadOfficeProgram program;
  private final String trouble;

  private JoinedHeadOffice(@Nullable HeadOfficeProgram program, String trouble) {
    this.program = program;
    this.trouble = trouble;
  }

  static JoinedHeadOffice start(JavaCommand java, Path root) throws InterruptedException {
    HeadOfficeProgram program = null;
    try {
      program =
          HeadOfficeProgram.start(java, root.resolve("head-office"), root.resolve("devices"), PORT);
      new OtherTills(root.resolve("other-tills"), program, Clock.systemUTC()).send();
      return new JoinedHeadOffice(program, "");
    } catch (IOException e) {
      if (program != null) {
        program.close();
      }
      Throwable cause = e.getCause();
      return new JoinedHeadOffice(
          null, e.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")"));
    }
  }

  /** Enrols the till, unless it is; says where the console is, or what is missing. */
  String join(DataFolder data, String version) throws IOException {
    HeadOfficeProgram office = program;
    if (office == null) {
      return "is not there: " + trouble;
    }
    String console =
        office.address() + "/console  name: " + office.name() + "  password: " + office.password();
    return console + enrolled(data, office, version);
  }

  private static String enrolled(DataFolder data, HeadOfficeProgram office, String version)
      throws IOException {
    String code = office.code(DemoStation.SITE, DemoStation.TILL);
    if (Files.exists(data.root().resolve(Journal.FOLDER))) {
      return isEnrolled(data)
          ? ""
          : "\n               join the till on its page Head office (Alt+8): address "
              + office.address()
              + ", code "
              + code;
    }
    try {
      HeadOfficeDesk.enrolNew(
          data, new HeadOfficeAddress(office.address(), null), code, version, Clock.systemUTC());
      return "";
    } catch (LineTrouble e) {
      return "\n               did not take the till: " + e.getMessage();
    }
  }

  private static boolean isEnrolled(DataFolder data) throws IOException {
    try (HeadOfficeDesk desk =
        HeadOfficeDesk.open(
            data, data.stationConfig(), Clock.systemUTC(), new SecureRandom(), news -> {})) {
      HeadOfficeSettings settings = desk.view().settings();
      return settings != null;
    }
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
