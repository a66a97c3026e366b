package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.sim.PngFile;
import canopy.hardware.printer.sim.PrinterSimulator;
import canopy.hardware.printer.sim.ReceiptWitness;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.Language;
import canopy.till.ui.manage.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language of papers is set on the screen and holds for the next paper. */
class PaperLanguageJourneyTest extends RunningTill {
  @TempDir Path jobs;
  private PrinterSimulator printer;

  @Override
  void setUp(DataFolder folder) throws Exception {
    Bitmap disc = Bitmap.of(200, 120, (x, y) -> Math.hypot(x - 100, y - 60) < 50);
    Files.createDirectories(folder.master());
    Files.write(folder.master().resolve("logo.png"), PngFile.bytes(disc, 0));
  }

  @Override
  Devices devices() throws Exception {
    printer = new PrinterSimulator(jobs, 0);
    String line = "tcp:127.0.0.1:" + printer.listen(0);
    return new Devices(
        null, new Devices.Printer(line, 80, false, Devices.DrawerSensor.NONE), null, null, false);
  }

  @AfterEach
  void switchOff() throws IOException {
    printer.close();
  }

  @Test
  void nextPaperIsInTheLanguageThatWasChosen() throws Exception {
    signIn(DemoStation.MANAGER);
    assertThat(receipt()).contains("应收").contains("增值税 13%").contains("班次").doesNotContain("TOTAL");
    assertThat(firstPicture(Files.readAllBytes(printed().getLast())))
        .as("the logo stands above all words")
        .isBetween(0, 40);
    choose(Language.ENGLISH);
    assertThat(receipt()).contains("TOTAL").contains("VAT 13 %").doesNotContain("应收");
    choose(Language.SPANISH);
    assertThat(receipt()).contains("Cajero").contains("IVA 13 %").doesNotContain("Cashier");
    assertThat(testPage()).contains("Prueba de impresora");
    choose(Language.CHINESE);
    assertThat(testPage()).contains("打印测试");
    assertThat(new DataFolder(data).settings().paperLanguage()).isEqualTo(Language.CHINESE.rules());
  }

  private void choose(Language language) throws Exception {
    go(Place.SETTINGS);
    until(() -> visible("#paper-language"));
    onFx(
        () -> {
          button("#paper-language").lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(chip -> chip.getText().equals(language.ownName()))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
    until(() -> program.settings().paperLanguage() == language.rules());
    picture("paper-" + language.suffix());
  }

  private String receipt() throws Exception {
    int before = printed().size();
    go(Place.SALE);
    sell();
    return next(before);
  }

  /** Where the first {@code GS v 0} begins. */
  private static int firstPicture(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u001dv0");
  }

  private String testPage() throws Exception {
    int before = printed().size();
    go(Place.SETTINGS);
    press("F2");
    return next(before);
  }

  private String next(int before) throws Exception {
    until(() -> printed().size() > before);
    until(() -> state().prints().jobs().isEmpty());
    Optional<ReceiptWitness> witness =
        ReceiptWitness.prepare(
            Path.of("..", "..", "hardware", "src", "test", "witness"),
            Path.of("target", "receipt-witness"));
    assumeTrue(witness.isPresent(), "node, npm, iconv or zbarimg is missing");
    try (ReceiptWitness reader = witness.orElseThrow()) {
      ReceiptWitness.Reading reading = reader.read(printed().getLast());
      assertThat(reading.complaints()).isEmpty();
      return String.join("\n", reading.lines());
    }
  }

  private List<Path> printed() throws IOException {
    try (Stream<Path> files = Files.list(jobs)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+\\.bin"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }
}
