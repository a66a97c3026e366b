package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.launch.progress.StartController;
import canopy.till.launch.progress.StartProgress;
import canopy.till.launch.progress.StartStep;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.Language;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.TextRasteriser;
import canopy.till.ui.Texts;
import canopy.till.ui.Typist;
import canopy.till.ui.control.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till from its first moment, and what it says when it cannot start. */
class StartTest extends PictureTest {
  @TempDir Path folder;
  private Path data;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CompletableFuture<TillWindow> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private Start start;

  @BeforeEach
  void setUp() throws Exception {
    data = folder.resolve("till");
    Files.createDirectories(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(new DataFolder(data), pins);
    }
    new DataFolder(data).write(new Devices(null, null, null, null, false));
  }

  @AfterEach
  void end() throws Exception {
    if (start != null) {
      start.end();
      ended.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void letsPeopleInAndEndsWithItsWindow() throws Exception {
    start();
    TillWindow window = ready.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible(".operator-tile"));
    onFx(
        () -> {
          window.end();
          return true;
        });
    assertThat(ended.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void endsAlsoWhenTheSystemEndsIt() throws Exception {
    start();
    start.end();
    assertThat(ended.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void showsHowFarItIsWhenTheStartTakesOverASecond() throws Exception {
    Shell shell = onFx(() -> new Shell(look(Language.ENGLISH), 1280, 800));
    onFx(
        () -> {
          StartController starting = new StartController(look(Language.ENGLISH));
          shell.show(starting.screen());
          starting.show(new StartProgress(StartStep.REPLAYING, 1_500, 6_000));
          assertThat(shown(shell, ".signin-start")).as("at first").isFalse();
          return true;
        });
    until(() -> shown(shell, ".signin-start"));
    assertThat(onFx(() -> words(shell))).contains("25 %", "1500 of 6000 lines");
  }

  @Test
  void damagedJournalIsSaidInThreeLanguages() throws Exception {
    oneLife();
    Path segment = segment();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[200] ^= 1;
    Files.write(segment, bytes);
    start();
    saysInThreeLanguages("broken");
    assertThat(onFx(() -> words(shell()))).contains(segment.getFileName().toString());
    assertThat(said.getFirst()).contains("line 1", "verify-journal");
    assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
    endsWithoutHavingStarted();
  }

  @Test
  void secondProgramOnOneFolderIsSaidInThreeLanguages() throws Exception {
    try (TillProgram first = program()) {
      start();
      saysInThreeLanguages("running");
      assertThat(said.getFirst()).contains("already running", data.toString());
      endsWithoutHavingStarted();
      assertThat(first.loop().snapshot().state().seq()).isPositive();
    }
  }

  @Test
  void journalOfAnotherTillIsSaidInThreeLanguages() throws Exception {
    oneLife();
    Path station = data.resolve("master").resolve("station.json");
    Files.writeString(
        station, Files.readString(station).replace("\"till\" : \"1\"", "\"till\" : \"2\""));
    start();
    saysInThreeLanguages("othertill");
    endsWithoutHavingStarted();
  }

  @Test
  void folderWithoutATillIsSaidInThreeLanguagesAndLeftAsItIs() throws Exception {
    data = Files.createDirectories(folder.resolve("empty"));
    start();
    saysInThreeLanguages("notsetup");
    assertThat(said.getFirst()).contains("no till in " + data, "canopy demo");
    assertThat(data).isEmptyDirectory();
    endsWithoutHavingStarted();
  }

  @Test
  void damagedSetUpFileIsNamed() throws Exception {
    Files.writeString(data.resolve("master").resolve("people.json"), "{");
    start();
    saysInThreeLanguages("unreadable");
    assertThat(onFx(() -> words(shell()))).contains("people.json");
    endsWithoutHavingStarted();
  }

  @Test
  void restoredJournalWaitsForAPersonAndStaysInTheHealthStrip() throws Exception {
    oneLife();
    Path copy = folder.resolve("copy.jsonl");
    Files.copy(segment(), copy);
    oneLife();
    Files.copy(copy, segment(), StandardCopyOption.REPLACE_EXISTING);
    start();
    saysInThreeLanguages("exchanged");
    assertThat(said.getFirst()).contains("was restored or the disk was changed");
    assertThat(Files.readAllBytes(segment())).isEqualTo(Files.readAllBytes(copy));
    onFx(
        () -> {
          new Typist(shell().scene()).press("F5");
          return true;
        });
    TillWindow window = ready.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible(".operator-tile"));
    assertThat(window.program().exchanged()).isPresent();
    String sentence =
        new Texts(Language.CHINESE)
            .text("health.missinglines", window.program().exchanged().get().databaseSeq());
    until(
        () ->
            shell().scene().getRoot().lookupAll(".health-badge").stream()
                .anyMatch(badge -> badge.getAccessibleText().contains(sentence)));
  }

  @Test
  void restoredJournalAsksAgainAtTheNextStart() throws Exception {
    oneLife();
    Path copy = folder.resolve("copy.jsonl");
    Files.copy(segment(), copy);
    oneLife();
    Files.copy(copy, segment(), StandardCopyOption.REPLACE_EXISTING);
    start();
    until(() -> visible(".stopped"));
    endsWithoutHavingStarted();
    start();
    until(() -> visible(".stopped"));
    assertThat(said).hasSize(2);
  }

  private void start() {
    Start next = new Start(data, Sounds.silent(), Clock.systemUTC(), said::add, ready::complete);
    start = next;
    Thread.ofPlatform()
        .name("main of the test")
        .start(
            () -> {
              try {
                ended.complete(next.run());
              } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
              }
            });
  }

  /** The till is opened, somebody signs in and out, and it is closed. */
  private void oneLife() throws Exception {
    try (TillProgram program = program()) {
      String cashier = DemoStation.CASHIER.id();
      program.loop().submit(Request.by(cashier, new OperatorCommand.SignIn(cashier))).get();
      program.loop().submit(Request.by(cashier, new OperatorCommand.SignOut())).get();
    }
  }

  private TillProgram program() throws Exception {
    return TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC());
  }

  private Path segment() throws Exception {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private void saysInThreeLanguages(String reason) throws Exception {
    until(() -> visible(".stopped"));
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH, Language.SPANISH)) {
      while (!onFx(() -> words(shell())).contains(said(language, reason))) {
        onFx(
            () -> {
              new Typist(shell().scene()).press("F2");
              return true;
            });
      }
      assertThat(onFx(() -> words(shell())))
          .contains(said(language, reason + "safe"), said(language, reason + "next"));
    }
    assertThat(said).hasSize(1);
  }

  private static String said(Language language, String name) {
    return new Texts(language).text("health." + name);
  }

  private void endsWithoutHavingStarted() throws Exception {
    onFx(
        () -> {
          new Typist(shell().scene()).press("Ctrl+Q");
          return true;
        });
    assertThat(ended.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isFalse();
    assertThat(ready).isNotDone();
  }

  private Shell shell() {
    return start.window().shell();
  }

  private boolean visible(String selector) {
    return start.window() != null && shown(shell(), selector);
  }

  private static boolean shown(Shell shell, String selector) {
    shell.scene().getRoot().applyCss();
    return shell.scene().getRoot().lookupAll(selector).stream().anyMatch(RunningTill::shown);
  }

  private static String words(Shell shell) {
    StringBuilder words = new StringBuilder();
    for (Node label : shell.scene().getRoot().lookupAll(".label")) {
      if (RunningTill.shown(label)) {
        words.append(((Labeled) label).getText()).append('\n');
      }
    }
    return words.toString();
  }
}
