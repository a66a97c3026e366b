package canopy.till;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.till.journal.Journal;
import canopy.till.station.DataFolder;
import canopy.till.sync.EnrolResult;
import canopy.till.sync.HeadOfficeDesk;
import canopy.till.sync.HeadOfficeWords;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * {@code canopy enrol DATA ADDRESS CODE [PIN]}: enrols a till that is set up but was never started,
 * such as a machine in the place of a dead one. A till that runs is enrolled on its screen.
 */
final class EnrolTill {
  private EnrolTill() {}

  /**
   * @return 0 if the till is enrolled, 1 if not, 2 if the command line is not understood
   */
  static int run(List<String> arguments, PrintStream out, Clock clock) throws IOException {
    if (arguments.size() < 3 || arguments.size() > 4) {
      out.println("enrol needs a till's data folder, head office's address and a code.");
      return 2;
    }
    Path data = Path.of(arguments.getFirst());
    DataFolder folder = new DataFolder(data);
    if (!folder.isSetUp()) {
      out.println("There is no till in " + data.toAbsolutePath().normalize() + ".");
      return 1;
    }
    if (Files.exists(data.resolve(Journal.FOLDER))) {
      out.println("This till was started before: enrol it on its screen, under Head office.");
      return 1;
    }
    try {
      HeadOfficeAddress address =
          new HeadOfficeAddress(
              arguments.get(1), arguments.size() == 4 ? arguments.getLast() : null);
      return say(
          HeadOfficeDesk.enrolNew(folder, address, arguments.get(2), TillProgram.VERSION, clock),
          out);
    } catch (HeadOfficeAddress.Unusable e) {
      out.println("That address cannot be used: " + e.getMessage() + ".");
      return 1;
    } catch (LineTrouble e) {
      out.println(
          "Head office did not enrol this till ("
              + e.trouble().code()
              + "). "
              + HeadOfficeWords.sentence(new Texts(Language.ENGLISH), e.trouble()));
      return 1;
    }
  }

  private static int say(EnrolResult result, PrintStream out) {
    String which = "station " + result.site() + ", till " + result.till();
    return switch (result.outcome()) {
      case ENROLLED -> {
        out.println("Enrolled as " + which + ".");
        yield 0;
      }
      case TAKES_BACK -> {
        out.println(
            "Enrolled as "
                + which
                + ", in the place of another machine: the next start takes its journal back.");
        yield 0;
      }
      case HAS_SALES -> {
        out.println("Head office has another journal of " + which + " than this machine.");
        yield 1;
      }
    };
  }
}
