package canopy.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.sync.Office;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolTillTest {
  @TempDir private Path data;

  private void isTold(int result, String sentence, String... arguments) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(
            EnrolTill.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Clock.systemUTC()))
        .isEqualTo(result);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(sentence);
  }

  @Test
  void enrolsATillThatWasNeverStarted() throws Exception {
    String folder = data.toString();
    isTold(2, "enrol needs");
    isTold(1, "There is no till in", folder, "https://a.example", "X");
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(new DataFolder(data), pins);
    }
    isTold(1, "not encrypted", folder, "http://192.0.2.7", "X");
    isTold(1, "NOT_REACHED", folder, "http://127.0.0.1:1", "X");
    try (Office office = Office.start(Clock.systemUTC())) {
      String address = office.address().url();
      isTold(1, "BAD_CODE", folder, address, "0000-0000-0000");
      isTold(1, "made for station S001, till 9", folder, address, office.code("9"));
      isTold(0, "Enrolled as station S001, till 1.", folder, address, office.code("1"));
    }
    Files.createDirectories(data.resolve("journal"));
    isTold(1, "on its screen", folder, "https://a.example", "X");
  }
}
