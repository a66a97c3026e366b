package canopy.headoffice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class ReadinessTest {
  /** Two are promised; a busy machine takes its time, too. The address below allows sixty. */
  private static final double MOST_SECONDS = 20;

  private static final String TIMES =
      "socketTimeout=60&connectTimeout=60&loginTimeout=60&cancelSignalTimeout=60";

  private final TestDatabase database;

  ReadinessTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void answersInTimeWhateverTheAddressAllows() throws Exception {
    // Connections are made by the system, and nobody ever says a word.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Readiness readiness =
            new Readiness(
                "jdbc:postgresql://127.0.0.1:"
                    + silent.getLocalPort()
                    + "/canopy?user=a&password=b&"
                    + TIMES)) {
      long begun = System.nanoTime();
      assertThatThrownBy(readiness::require).isInstanceOf(SQLException.class);
      assertThat((System.nanoTime() - begun) / 1e9).isLessThan(MOST_SECONDS);
    }
  }

  @Test
  void asksWithTheRestOfTheAddress() throws Exception {
    String url = database.jdbcUrl();
    try (Readiness readiness =
        new Readiness(url + (url.contains("?") ? "&" : "?") + TIMES + "&options=-c%20geqo=off")) {
      readiness.require();
      String applications =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT string_agg(application_name, ' ') FROM pg_stat_activity")
                          .mapTo(String.class)
                          .one());
      assertThat(applications).contains("readiness");
    }
  }
}
