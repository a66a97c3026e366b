package canopy.till.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.Patience;
import canopy.till.operator.PinCheck.Answer;
import canopy.till.operator.PinCheck.SetAnswer;
import canopy.till.secret.SecretFolder;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PinCheckTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path data;

  @Test
  void tellsRightFromWrongAcrossRestart() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(check.isEmpty()).isTrue();
      assertThat(set(check, "1001", PinRule.CASHIER, "8302")).isInstanceOf(SetAnswer.Done.class);
    }
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(check.isEmpty()).isFalse();
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.RIGHT);
      assertThat(ask(check, "1001", "8303")).isEqualTo(Answer.WRONG);
      assertThat(ask(check, "1002", "8302")).isEqualTo(Answer.WRONG);
    }
  }

  @Test
  void newPinReplacesOldOne() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      set(check, "1001", PinRule.CASHIER, "5917");
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.WRONG);
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.RIGHT);
    }
  }

  @Test
  void keepsRuleOfTheRole() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(set(check, "9001", PinRule.MANAGER, "8302"))
          .isEqualTo(new SetAnswer.Refused(PinFlaw.TOO_SHORT));
      assertThat(ask(check, "9001", "8302")).isEqualTo(Answer.WRONG);
    }
  }

  @Test
  void answersOnItsOwnThread() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      CompletableFuture<String> thread = new CompletableFuture<>();
      check.check("1001", Pin.of("8302"), a -> thread.complete(Thread.currentThread().getName()));
      assertThat(thread.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo("pin");
    }
  }

  @Test
  void unknownOperatorCostsWholeHash() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      ask(check, "1001", "0000");
      ask(check, "nobody", "0000");
      long known = leastWorkNanos(check, "1001");
      long unknown = leastWorkNanos(check, "nobody");
      assertThat(unknown).isGreaterThan(known / 4).isGreaterThan(5_000_000);
    }
  }

  @Test
  void saysSoWhenPepperIsAnotherOne() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
    }
    Files.delete(data.resolve("keys").resolve("pepper"));
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.KEY_LOST);
    }
  }

  @Test
  void refusesFurtherChecksWhenTooManyWait() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      CountDownLatch go = new CountDownLatch(1);
      CountDownLatch started = new CountDownLatch(1);
      check.check(
          "1001",
          Pin.of("8302"),
          answer -> {
            started.countDown();
            awaitQuietly(go);
          });
      assertThat(started.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < PinCheck.MAX_WAITING; i++) {
        waiting.add(start(check, "1001", Pin.of("8302")));
      }
      Pin late = Pin.of("8302");
      assertThat(start(check, "1001", late).get(0, TimeUnit.SECONDS)).isEqualTo(Answer.BUSY);
      assertThat(late.at(0)).as("wiped").isEqualTo('\0');
      go.countDown();
      for (CompletableFuture<Answer> each : waiting) {
        assertThat(each.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo(Answer.WRONG);
      }
    }
  }

  @Test
  void wipesPinBeforeAnswering() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      Pin pin = Pin.of("8302");
      start(check, "1001", pin).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < pin.length(); i++) {
        assertThat(pin.at(i)).isEqualTo('\0');
      }
    }
  }

  @Test
  void pinIsInNoLogAndNoText() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("canopy");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      set(check, "1001", PinRule.CASHIER, "8888");
      ask(check, "1001", "8302");
      ask(check, "1001", "5917");
      Files.delete(data.resolve("operators").resolve("pins"));
      Files.delete(data.resolve("operators"));
      Files.createFile(data.resolve("operators"));
      assertThat(set(check, "1001", PinRule.CASHIER, "5917")).isInstanceOf(SetAnswer.NotKept.class);
      assertThat(log.list).isNotEmpty();
      assertThat(log.list.toString() + texts(log.list)).doesNotContain("8302", "8888", "5917");
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
    Pepper pepper = Pepper.open(data.resolve("keys"), random);
    PinHash hash = PinHash.of(Pin.of("8302"), pepper, random);
    assertThat(Pin.of("8302").toString()).isEqualTo("Pin[hidden]");
    assertThat(hash.toString()).isEqualTo("PinHash[hidden]");
    assertThat(pepper.toString()).isEqualTo("Pepper[hidden]");
  }

  @Test
  void brokenPinFileNamesItsLineAndNotItsContent() throws Exception {
    Path file = data.resolve("operators").resolve("pins");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "1001 secret-hash\n");
    assertThatThrownBy(() -> PinCheck.open(data, random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1 is broken")
        .hasMessageNotContaining("secret-hash");
  }

  @Test
  void bookIsLimited() throws Exception {
    PinHash hash = PinHash.of(Pin.of("8302"), Pepper.open(data, random), random);
    StringBuilder full = new StringBuilder();
    for (int i = 1; i < PinBook.MAX_OPERATORS; i++) {
      full.append(i).append(' ').append(hash.text()).append('\n');
    }
    Path file = data.resolve("pins");
    Files.writeString(file, full);
    PinBook book = PinBook.open(SecretFolder.open(data));
    book.put("last", hash);
    assertThatThrownBy(() -> book.put("one-more", hash)).isInstanceOf(IOException.class);
    assertThat(PinBook.open(SecretFolder.open(data)).size()).isEqualTo(PinBook.MAX_OPERATORS);
  }

  @Test
  void aNewPinWaitsForItsChangeInTheJournal() throws Exception {
    String change;
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      assertThat(stage(check, "1001", "8302"))
          .isEqualTo(new SetAnswer.Refused(PinFlaw.SAME_AS_BEFORE));
      change = ((SetAnswer.Waiting) stage(check, "1001", "5917")).change();
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.WRONG);
    }
    try (PinCheck check = PinCheck.open(data, random)) {
      check.putInForce("1001", "another");
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.RIGHT);
      check.putInForce("1001", change);
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.RIGHT);
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.WRONG);
    }
    try (PinCheck check = PinCheck.open(data, random)) {
      check.putInForce("1001", change);
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.RIGHT);
    }
  }

  @Test
  void aPinThatCannotBeWrittenInPlaceIsInForceAndWrittenAtTheNextStart() throws Exception {
    Path blocked = data.resolve("operators").resolve("pins.new").resolve("in the way");
    String change;
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      change = ((SetAnswer.Waiting) stage(check, "1001", "5917")).change();
      Files.createDirectories(blocked);
      check.putInForce("1001", change);
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.RIGHT);
    }
    Files.delete(blocked);
    Files.delete(blocked.getParent());
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(ask(check, "1001", "8302")).as("still the old file").isEqualTo(Answer.RIGHT);
      check.putInForce("1001", change);
    }
    try (PinCheck check = PinCheck.open(data, random)) {
      assertThat(ask(check, "1001", "5917")).isEqualTo(Answer.RIGHT);
    }
  }

  @Test
  void aPinThatCannotWaitIsNotTaken() throws Exception {
    try (PinCheck check = PinCheck.open(data, random)) {
      set(check, "1001", PinRule.CASHIER, "8302");
      Files.createDirectories(data.resolve("operators").resolve("pins.waiting.new").resolve("x"));
      assertThat(stage(check, "1001", "5917")).isInstanceOf(SetAnswer.NotKept.class);
      assertThat(ask(check, "1001", "8302")).isEqualTo(Answer.RIGHT);
    }
  }

  private static SetAnswer stage(PinCheck check, String operator, String digits) throws Exception {
    CompletableFuture<SetAnswer> answer = new CompletableFuture<>();
    check.stage(operator, PinRule.CASHIER, Pin.of(digits), answer::complete);
    return answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static String texts(List<ILoggingEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : events) {
      text.append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        text.append(event.getThrowableProxy().getMessage());
      }
    }
    return text.toString();
  }

  /** Processor time of the checking thread: how busy the machine is does not matter. */
  private static long leastWorkNanos(PinCheck check, String operator) throws Exception {
    long least = Long.MAX_VALUE;
    long before = worked(check, operator);
    for (int i = 0; i < 5; i++) {
      long after = worked(check, operator);
      least = Math.min(least, after - before);
      before = after;
    }
    return least;
  }

  private static long worked(PinCheck check, String operator) throws Exception {
    CompletableFuture<Long> nanos = new CompletableFuture<>();
    check.check(
        operator,
        Pin.of("0000"),
        answer -> nanos.complete(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    return nanos.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static Answer ask(PinCheck check, String operator, String digits) throws Exception {
    return start(check, operator, Pin.of(digits)).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Answer> start(PinCheck check, String operator, Pin pin) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    check.check(operator, pin, answer::complete);
    return answer;
  }

  private static SetAnswer set(PinCheck check, String operator, PinRule rule, String digits)
      throws Exception {
    CompletableFuture<SetAnswer> answer = new CompletableFuture<>();
    Consumer<SetAnswer> then = answer::complete;
    check.set(operator, rule, Pin.of(digits), then);
    return answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
