package canopy.hardware.printer.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.BoxGlyphs;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.paper.PrinterProfile.CodeStyle;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.sim.ReceiptWitness.Code;
import canopy.hardware.printer.sim.ReceiptWitness.Reading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts read by npos, iconv and zbar, and our own picture of them read by zbar. */
class ReceiptWitnessTest {
  private static final String MEMBER = "会员:张三/江苏省南京市";
  private static final String NUMBER = "S01T02-20260214-000123";

  @TempDir Path folder;
  private static Optional<ReceiptWitness> witness = Optional.empty();

  @BeforeAll
  static void prepare() throws IOException {
    witness =
        ReceiptWitness.prepare(Path.of("src/test/witness"), Path.of("target/receipt-witness"));
  }

  @AfterAll
  static void end() throws IOException {
    if (witness.isPresent()) {
      witness.get().close();
    }
  }

  private static ReceiptBuilder receipt(PrinterProfile profile) {
    return new ReceiptBuilder(profile, BoxGlyphs::line)
        .picture(Bitmap.of(200, 150, (x, y) -> (x / 10 + y / 10) % 2 == 0), Align.CENTRE)
        .text("龙泉加油站", TextStyle.TITLE)
        .separator()
        .pair("92号汽油 40.00L", "￥300.00")
        .pair("Champú niño", "12.50")
        .text("𠮷先生")
        .pair("合计", "￥312.50", TextStyle.TOTAL)
        .code128(NUMBER)
        .qr(MEMBER)
        .cut();
  }

  private Reading read(byte[] bytes) throws IOException {
    assumeTrue(witness.isPresent(), "node, npm, iconv or zbarimg is missing");
    Path file = folder.resolve("receipt.bin");
    Files.write(file, bytes);
    return witness.orElseThrow().read(file);
  }

  @Test
  void everyReceiptIsReadByProgramsThatWeDidNotWrite() throws IOException {
    Reading reading = read(receipt(PrinterProfile.MM80).bytes());
    assertThat(reading.complaints()).isEmpty();
    assertThat(reading.lines())
        .anyMatch(line -> line.strip().equals("龙泉加油站"))
        .anyMatch(line -> line.startsWith("92号汽油 40.00L") && line.endsWith("￥300.00"))
        .anyMatch(line -> line.startsWith("Champú niño") && line.endsWith("12.50"));
    assertThat(reading.codes())
        .containsExactlyInAnyOrder(
            new Code("CODE-128", NUMBER, false), new Code("QR-Code", MEMBER, true));
    assertThat(reading.cuts()).isEqualTo(1);
    assertThat(reading.drawerPulses()).isZero();
  }

  @Test
  void drawnBarCodesAreReadFromTheirDots() throws IOException {
    PrinterProfile drawn =
        new PrinterProfile(576, -1, null, CodeStyle.DRAWN, CodeStyle.DRAWN, true, true);
    Reading reading = read(receipt(drawn).ean13("6901234567892").bytes());
    assertThat(reading.complaints()).isEmpty();
    assertThat(reading.codes())
        .contains(
            new Code("CODE-128", NUMBER, true),
            new Code("QR-Code", MEMBER, true),
            new Code("EAN-13", "6901234567892", true));
  }

  @Test
  void nativeCodesCarryTheWholeContent() throws IOException {
    PrinterProfile own =
        new PrinterProfile(576, -1, null, CodeStyle.NATIVE, CodeStyle.NATIVE, true, true);
    Reading reading = read(receipt(own).ean13("6901234567892").bytes());
    assertThat(reading.codes())
        .contains(
            new Code("CODE-128", NUMBER, false),
            new Code("QR-Code", MEMBER, false),
            new Code("EAN-13", "6901234567892", false));
  }

  @Test
  void tellsWhyNothingWasRead() throws IOException {
    assumeTrue(witness.isPresent(), "node, npm, iconv or zbarimg is missing");
    try (ReceiptWitness other =
        ReceiptWitness.prepare(Path.of("src/test/witness"), Path.of("target/receipt-witness"))
            .orElseThrow()) {
      assertThatThrownBy(() -> other.read(folder.resolve("none.bin")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no such file");
    }
  }

  @Test
  void narrowPaperIsReadToo() throws IOException {
    Reading reading = read(receipt(PrinterProfile.MM58).bytes());
    assertThat(reading.complaints()).isEmpty();
    assertThat(reading.codes()).contains(new Code("QR-Code", MEMBER, true));
  }

  @Test
  void witnessComplainsAboutADrawerKickAndRareCharacters() throws IOException {
    byte[] bad =
        "\u001b@\u001c&𠮷\u001bp\u0000\u0019\u00faoops\n".getBytes(Charset.forName("GB18030"));
    assertThat(read(bad).complaints()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void injectedKickIsSeenByNobody() throws IOException {
    byte[] bytes =
        new ReceiptBuilder(PrinterProfile.MM80, BoxGlyphs::line)
            .text("Cola\u001bp\u0000\u0019\u00fa")
            .cut()
            .bytes();
    Reading reading = read(bytes);
    assertThat(reading.drawerPulses()).isZero();
    assertThat(reading.complaints()).isEmpty();
  }

  @Test
  void ourPictureOfAReceiptShowsReadableCodes() throws IOException, InterruptedException {
    assumeTrue(witness.isPresent(), "zbarimg is missing");
    PrinterProfile own =
        new PrinterProfile(
            576,
            16,
            Charset.forName("windows-1252"),
            CodeStyle.NATIVE,
            CodeStyle.NATIVE,
            true,
            true);
    for (PrinterProfile profile : new PrinterProfile[] {PrinterProfile.MM80, own}) {
      byte[] bytes = receipt(profile).ean13("6901234567892").bytes();
      Bitmap picture = ReceiptPicture.draw(bytes, 576, BoxGlyphs::glyph);
      Path png = Path.of("target", "receipt-" + profile.qr() + ".png");
      Files.write(png, PngFile.bytes(picture, 24));
      Process zbar = new ProcessBuilder("zbarimg", "-q", png.toString()).start();
      String seen = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      zbar.waitFor();
      assertThat(seen)
          .contains("QR-Code:" + MEMBER)
          .contains("CODE-128:" + NUMBER)
          .contains("EAN-13:6901234567892");
    }
  }
}
