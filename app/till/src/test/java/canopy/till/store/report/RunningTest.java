package canopy.till.store.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On the real engine. Public, and with a static method, for the engine calls it. */
public class RunningTest {
  private static final CountDownLatch BEGUN = new CountDownLatch(1);

  /** Called by the statement for each of its rows. */
  public static long row(long number) {
    BEGUN.countDown();
    return number;
  }

  @Test
  void stopsInTheMiddleOfAStatement() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ALIAS one_row FOR '" + RunningTest.class.getName() + ".row'");
      Running<Long> running = new Running<>();
      Running.Query endless =
          new Running.Query(
              connection, "SELECT SUM(one_row(x)) FROM SYSTEM_RANGE(1, 1000000000000)", List.of());
      CompletableFuture<Void> asked =
          CompletableFuture.runAsync(
              () -> {
                try {
                  running.each(endless, found -> {});
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              task -> Thread.ofPlatform().daemon().start(task));
      assertThat(BEGUN.await(60, TimeUnit.SECONDS)).isTrue();
      running.cancel();
      assertThatThrownBy(() -> asked.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(SQLException.class);
      assertThat(running.isCancelled()).isTrue();
      assertThat(running.done()).isZero();
    }
  }
}
