package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.station.DemoStation;
import canopy.till.ui.Picture;
import canopy.till.ui.TextRasteriser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Practising on the running till: it is seen, and it counts nowhere. */
class TrainingJourneyTest extends RunningTill {
  private static final String COLA = "6943690494305";

  @TempDir Path afterTheKill;

  private void openPersonMenu() throws Exception {
    onFx(
        () -> {
          window.showPerson();
          return true;
        });
    until(() -> button("#person-train") != null);
  }

  private void train() throws Exception {
    openPersonMenu();
    press("F9");
    press("F12");
    until(() -> window.training().window() != null);
    until(() -> practice().snapshot().operator() != null);
  }

  private TillWindow front() {
    return (TillWindow) window.training().window();
  }

  private TillLoop practice() {
    return front().program().loop();
  }

  private void end() throws Exception {
    onFx(
        () -> {
          window.training().end();
          return true;
        });
    until(() -> state().session().staff().training() == null);
    until(() -> !Files.exists(data.resolve("training")));
  }

  private void practiseSelling() throws Exception {
    onFx(
        () -> {
          front().shell().scanned(COLA);
          return true;
        });
    until(() -> practice().snapshot().open() != null && !practice().snapshot().open().isEmpty());
  }

  private void practisePaying() throws Exception {
    Sale sale = practice().snapshot().open();
    Money total = practice().snapshot().totals().total();
    Outcome outcome =
        practice()
            .submit(
                Request.by(
                    practice().snapshot().state().session().operator(),
                    new TenderCommand.Take(sale.id(), 0, "cash", total, "")))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private void frontPicture(String name) throws Exception {
    List<String> misfits =
        onFx(
            () -> {
              front().shell().scene().getRoot().applyCss();
              front().shell().scene().getRoot().layout();
              Path folder = Path.of("target", "pictures");
              Files.createDirectories(folder);
              Picture.write(front().shell().scene(), folder.resolve(name + ".png"));
              return misfits(front().shell().scene());
            });
    assertThat(misfits).isEmpty();
  }

  /** The types of the real journal's lines, in order. */
  private static List<String> types(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(
              file -> {
                try {
                  return Files.readString(file).lines();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .filter(line -> line.contains("\"type\":\""))
          .map(line -> line.replaceFirst(".*?\"type\":\"([^\"]+)\".*", "$1"))
          .toList();
    }
  }

  @Test
  void practiceIsSeenAndCountsNowhere() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    scan();
    press("F5");
    until(() -> state().basket().held().size() == 1);
    TillState before = state();
    List<String> lines = types(data);
    train();
    practiseSelling();
    until(() -> front().shownTill().open() != null);
    frontPicture("training-sale");
    practisePaying();
    until(() -> practice().snapshot().state().basket().last() != null);
    assertThat(practice().snapshot().state().basket().last().id()).startsWith("RT1-");
    assertThat(front().program().master().config().name().zh()).contains("培训");
    end();
    until(() -> visible(".notice-done"));
    picture("training-ended");
    assertThat(state().basket()).isEqualTo(before.basket());
    assertThat(state().day().totals()).isEqualTo(before.day().totals());
    assertThat(state().prints()).isEqualTo(before.prints());
    List<String> now = types(data);
    assertThat(now.subList(0, lines.size())).isEqualTo(lines);
    assertThat(now.subList(lines.size(), now.size()))
        .containsExactly("training.started", "training.ended");
    press("F6");
    until(() -> open() != null && !open().isEmpty());
  }

  @Test
  void nobodyPractisesUnasked() throws Exception {
    signIn(DemoStation.CASHIER);
    openPersonMenu();
    press("F12");
    press("F9");
    until(() -> visible(".person-pane .notice-info"));
    picture("training-asked");
    press("Esc");
    assertThat(types(data)).doesNotContain("training.started");
    assertThat(state().session().staff().training()).isNull();
  }

  @Test
  void practiceWaitsForTheOpenSale() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    openPersonMenu();
    press("F9");
    press("F12");
    until(() -> visible(".notice-refused"));
    assertThat(window.training().isOpen()).isFalse();
  }

  @Test
  void stopAllStopsTheRealPumpsAndATouchNothing() throws Exception {
    signIn(DemoStation.CASHIER);
    train();
    onFx(
        () -> {
          front().openPump(1);
          ((Button) front().shell().scene().lookup("#stop-all")).fire();
          return true;
        });
    until(() -> types(data).contains("forecourt.stopped"));
    until(() -> state().fuel().isStopped(1));
    end();
  }

  @Test
  void lockingEndsThePracticeAndLocksTheTill() throws Exception {
    signIn(DemoStation.CASHIER);
    train();
    onFx(
        () -> {
          front().lock();
          return true;
        });
    until(() -> state().session().locked());
    until(() -> visible(".signin"));
    assertThat(window.training().isOpen()).isFalse();
    until(() -> !Files.exists(data.resolve("training")));
  }

  @Test
  void aTrainingThatOpensWhileTheProgramClosesIsThrownAway() throws Exception {
    signIn(DemoStation.CASHIER);
    openPersonMenu();
    press("F9");
    press("F12");
    until(() -> visible(".notice-info"));
    onFx(
        () -> {
          window.training().close();
          return true;
        });
    until(() -> !Files.exists(data.resolve("training")));
    assertThat(window.training().isOpen()).isFalse();
  }

  /** Such as one that a fault of the journal kept from ending. */
  @Test
  void aTrainingWithoutATillToPractiseOnEndsByItself() throws Exception {
    signIn(DemoStation.CASHIER);
    Outcome outcome =
        program
            .loop()
            .submit(Request.by(DemoStation.CASHIER.id(), new OperatorCommand.StartTraining()))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    until(() -> state().session().staff().training() == null);
    assertThat(types(data)).endsWith("training.started", "training.ended");
    scan();
  }

  /** What lies on the disk at that moment is what a kill or a power cut leaves. */
  @Test
  void aKillInTheMiddleLeavesTheRealTillAsItWas() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    TillState before = state();
    train();
    practiseSelling();
    practisePaying();
    practiseSelling();
    copy(data, afterTheKill);
    try (TillProgram again =
        TillProgram.start(afterTheKill, Views.none(), new TextRasteriser(), Clock.systemUTC())) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.LONGEST_SECONDS);
      while (again.loop().snapshot().state().session().staff().training() != null
          && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      TillState now = again.loop().snapshot().state();
      assertThat(now.session().staff().training()).isNull();
      assertThat(now.session().locked()).isTrue();
      assertThat(now.basket()).isEqualTo(before.basket());
      assertThat(now.day().totals()).isEqualTo(before.day().totals());
    }
    assertThat(types(afterTheKill)).filteredOn("sale.completed"::equals).hasSize(1);
    end();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!path.toString().contains("/store/")) {
          Files.copy(path, target);
        }
      }
    }
  }
}
