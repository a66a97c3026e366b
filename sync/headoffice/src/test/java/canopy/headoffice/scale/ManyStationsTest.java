package canopy.headoffice.scale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class ManyStationsTest {
  @Test
  void everySaleOfEveryStationIsStored(TestDatabase database) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (HeadOffice office = HeadOffice.start(database.settings())) {
      long sales =
          ManyStations.run(
              office,
              database.jdbi(),
              new ManyStations.Size(3, 2, 7, 20, 3),
              new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(sales).isEqualTo(3 * 2 * 7);
    }
    long stored =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("SELECT count(*) FROM sale").mapTo(Long.class).one());
    assertThat(stored).isEqualTo(3 * 2 * 7);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("sales a second", "bytes a sale, stored", "days of all stations");
  }
}
