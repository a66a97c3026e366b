package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.core.catalogue.Language;
import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.sim.PngFile;
import canopy.hardware.printer.sim.ReceiptPicture;
import canopy.hardware.printer.sim.ReceiptWitness;
import canopy.hardware.printer.sim.ReceiptWitness.Reading;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Papers read by npos, iconv and zbar; their pictures are left in {@code target/pictures/receipts}.
 */
abstract class WitnessedPaperTest extends PictureTest {
  static final TextRasteriser FONT = new TextRasteriser();
  static final Path PICTURES = Path.of("target", "pictures", "receipts");
  private static final Pattern HANZI = Pattern.compile("[\\u3000-\\uffef]");

  @TempDir Path folder;
  private static Optional<ReceiptWitness> witness = Optional.empty();

  /**
   * What was read.
   *
   * @param text all lines without any space
   * @param codesInPicture what zbar says about the picture of the whole paper
   */
  record Witnessed(String text, Reading reading, String codesInPicture) {}

  @BeforeAll
  static void prepare() throws IOException {
    witness =
        ReceiptWitness.prepare(
            Path.of("..", "..", "hardware", "src", "test", "witness"),
            Path.of("target", "receipt-witness"));
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void end() throws IOException {
    if (witness.isPresent()) {
      witness.get().close();
    }
  }

  final Reading read(byte[] bytes) throws IOException {
    assumeTrue(witness.isPresent(), "node, npm, iconv or zbarimg is missing");
    Path file = folder.resolve("paper.bin");
    Files.write(file, bytes);
    return witness.orElseThrow().read(file);
  }

  /** Reads a paper, of which everything holds that holds for any paper. */
  final Witnessed witnessed(String paper, byte[] bytes, PrinterProfile profile, Language language)
      throws Exception {
    String name = paper + "-" + profile.columns() + "-" + language.tag();
    Path png = PICTURES.resolve(name.toLowerCase(Locale.ROOT) + ".png");
    Bitmap picture = ReceiptPicture.draw(bytes, profile.widthDots(), FONT);
    Files.write(png, PngFile.bytes(picture, 24));
    Reading reading = read(bytes);
    assertThat(reading.complaints()).as(name).isEmpty();
    assertThat(reading.cuts()).as(name).isEqualTo(profile.cutter() ? 1 : 0);
    assertThat(reading.lines())
        .as(name)
        .allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(profile.columns()));
    String text = packed(String.join("", reading.lines()));
    assertThat(text).as(name).doesNotContain("paper.");
    return new Witnessed(text, reading, zbar(png));
  }

  static int index(Language language) {
    return switch (language) {
      case ZH_CN -> 0;
      case EN -> 1;
      case ES -> 2;
    };
  }

  static String packed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** A line of Hanzi has two columns for everything that is not ASCII; another line has one. */
  private static int columns(String line) {
    boolean chinese = HANZI.matcher(line).find();
    return line.codePoints().map(c -> chinese && c >= 0x80 ? 2 : 1).sum();
  }

  private static String zbar(Path png) throws IOException, InterruptedException {
    Process zbar = new ProcessBuilder("zbarimg", "-q", png.toString()).start();
    String seen = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    zbar.waitFor();
    return seen;
  }
}
