package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.headoffice.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  @Test
  void answersBeforeTheTillGivesUpAndKeepsWhatComesLater() throws Exception {
    CountDownLatch channel = new CountDownLatch(1);
    CountDownLatch kept = new CountDownLatch(1);
    try (Patience patience = new Patience(20)) {
      String said =
          patience.within(
              "S001/T1",
              () -> {
                await(channel);
                kept.countDown();
                return "paid";
              },
              () -> "unknown");
      assertThat(said).isEqualTo("unknown");
      channel.countDown();
      kept.await();
      assertThat(patience.within("S001/T1", () -> "paid", () -> "paid")).isEqualTo("paid");
    }
  }

  @Test
  void oneTillCannotTakeAllThereIs() {
    CountDownLatch channel = new CountDownLatch(1);
    try (Patience patience = new Patience(1)) {
      List<String> said = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        said.add(
            patience.within(
                "S001/T1",
                () -> {
                  await(channel);
                  return "paid";
                },
                () -> "unknown"));
      }
      assertThat(said).hasSize(250).containsOnly("unknown");
      assertThatThrownBy(() -> patience.within("S001/T1", () -> "", () -> ""))
          .isInstanceOf(Problem.class);
      assertThat(patience.within("S001/T2", () -> "x", () -> "x")).isEqualTo("x");
      channel.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
