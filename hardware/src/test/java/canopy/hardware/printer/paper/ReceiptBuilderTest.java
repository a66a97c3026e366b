package canopy.hardware.printer.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.printer.paper.PrinterProfile.CodeStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.sim.EscPosReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bytes of receipts, read back by the reader that was written apart from the builder. */
class ReceiptBuilderTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static ReceiptBuilder builder(PrinterProfile profile) {
    return new ReceiptBuilder(profile, BoxGlyphs::line);
  }

  private static ReceiptBuilder wide() {
    return builder(PrinterProfile.MM80);
  }

  private static List<byte[]> commands(byte[] receipt) {
    List<byte[]> commands = new ArrayList<>();
    read(receipt, new StringBuilder(), commands);
    return commands;
  }

  private static String text(byte[] receipt) {
    StringBuilder text = new StringBuilder();
    read(receipt, text, new ArrayList<>());
    return text.toString();
  }

  private static void read(byte[] receipt, StringBuilder text, List<byte[]> commands) {
    EscPosReader reader =
        new EscPosReader(
            new EscPosReader.Sink() {
              @Override
              public void text(byte[] bytes) {
                text.append(new String(bytes, GB18030));
              }

              @Override
              public void command(byte[] bytes) {
                if (bytes.length == 1) {
                  text.append((char) bytes[0]);
                } else {
                  commands.add(bytes);
                }
              }
            });
    reader.accept(receipt, 0, receipt.length);
    assertThat(reader.insideCommand()).isFalse();
  }

  private static boolean has(byte[] receipt, String hexStart) {
    byte[] start = HexFormat.of().parseHex(hexStart);
    return commands(receipt).stream()
        .anyMatch(
            c ->
                c.length >= start.length
                    && new String(c, 0, start.length, StandardCharsets.ISO_8859_1)
                        .equals(new String(start, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void startsWithResetAndChineseMode() {
    assertThat(HexFormat.of().formatHex(wide().bytes())).startsWith("1b401c26");
  }

  @Test
  void articleNameCannotKickTheDrawerOrCut() {
    byte[] receipt =
        wide()
            .text("Cola\u001bp\u0000\u0019\u00fa")
            .pair("\u001bp0", "\u001dV0\u0010\u0014\u0001")
            .bytes();
    assertThat(has(receipt, "1b70")).isFalse();
    assertThat(has(receipt, "1d56")).isFalse();
    assertThat(text(receipt)).contains("Cola").contains("p0");
  }

  @Property(tries = 100)
  void noTextWhateverItHoldsBringsACommand(@ForAll String name, @ForAll String amount) {
    List<Integer> allowed = List.of(0x1B, 0x1C, 0x1D);
    ReceiptBuilder builder =
        new ReceiptBuilder(
            PrinterProfile.MM80,
            (text, w, h, bold) -> Bitmap.ofRows(w, h, new byte[(w + 7) / 8 * h]));
    byte[] receipt = builder.text(name).pair(name, amount).text("end").bytes();
    for (byte[] command : commands(receipt)) {
      assertThat(allowed).contains((int) command[0]);
      String start = HexFormat.of().formatHex(command, 0, 2);
      assertThat(start)
          .isIn(
              "1b40", "1c26", "1c2e", "1b74", "1b4d", "1b45", "1d21", "1b2d", "1b61", "1b32",
              "1d42", "1d76");
    }
    assertThat(text(receipt)).endsWith("end\n");
  }

  @Test
  void chineseIsTwoBytesEach() {
    byte[] receipt = wide().text("农夫山泉 550ml").bytes();
    assertThat(text(receipt)).isEqualTo("农夫山泉 550ml\n");
  }

  @Test
  void fourByteCharactersAreDrawnNotSent() {
    for (String name : List.of("\u3402先生", "𠮷野家", "王\uD842\uDFB7")) {
      byte[] receipt = wide().text(name).bytes();
      assertThat(has(receipt, "1d7630")).as(name).isTrue();
      assertThat(text(receipt)).isBlank();
    }
    assertThat(has(wide().text("张三").bytes(), "1d7630")).isFalse();
  }

  @Test
  void accentsGoThroughTheCodePageOfTheProfile() {
    byte[] receipt = wide().text("Champú de niño").bytes();
    assertThat(has(receipt, "1c2e")).isTrue();
    assertThat(has(receipt, "1b7410")).isTrue();
    assertThat(has(receipt, "1d7630")).isFalse();
    PrinterProfile without =
        new PrinterProfile(576, -1, null, CodeStyle.DRAWN, CodeStyle.NATIVE, true, true);
    assertThat(has(builder(without).text("niño").bytes(), "1d7630")).isTrue();
  }

  @Test
  void yenSignIsTheFullWidthOne() {
    assertThat(text(wide().text("¥12.00").bytes())).isEqualTo("￥12.00\n");
  }

  @Test
  void pairFillsTheLineToTheLastColumn() {
    String line = text(wide().pair("92号汽油", "￥300.00").bytes()).stripTrailing();
    assertThat(Script.CHINESE.columns(line)).isEqualTo(48);
    assertThat(line).startsWith("92号汽油 ").endsWith(" ￥300.00");
  }

  @Test
  void longNamesWrapAndNeverSplitAHanzi() {
    byte[] receipt =
        builder(PrinterProfile.MM58).pair("汽".repeat(33) + "a" + "油".repeat(3), "1.00").bytes();
    String[] lines = text(receipt).split("\n");
    for (String line : lines) {
      assertThat(Script.CHINESE.columns(line)).isLessThanOrEqualTo(32);
      assertThat(line).doesNotContain("\uFFFD");
    }
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo("汽".repeat(33) + "a油油油1.00");
  }

  @Test
  void doubleSizeHalvesTheColumns() {
    byte[] receipt = builder(PrinterProfile.MM58).pair("合计", "￥45.00", TextStyle.TOTAL).bytes();
    assertThat(Script.CHINESE.columns(text(receipt).stripTrailing())).isEqualTo(16);
    assertThat(has(receipt, "1d2111")).isTrue();
  }

  @Test
  void rowsKeepTheirColumns() {
    List<ReceiptBuilder.Cell> cells =
        List.of(
            new ReceiptBuilder.Cell("矿泉水很长的名字", 12, Align.LEFT),
            new ReceiptBuilder.Cell("2", 6, Align.RIGHT),
            new ReceiptBuilder.Cell("9.00", 14, Align.RIGHT));
    String line = text(builder(PrinterProfile.MM58).row(cells, TextStyle.PLAIN).bytes());
    assertThat(line).isEqualTo("矿泉水很长的     2          9.00\n");
  }

  @Test
  void sendsAStyleOnlyWhenItChanges() {
    byte[] receipt = wide().text("a").text("b").text("c").bytes();
    assertThat(commands(receipt).stream().filter(c -> c[0] == 0x1B && c[1] == 'a').count())
        .isEqualTo(1);
  }

  @Test
  void picturesAreCutIntoPiecesOf128Rows() {
    byte[] receipt = wide().picture(Bitmap.of(100, 300, (x, y) -> true), Align.CENTRE).bytes();
    List<Integer> rows =
        commands(receipt).stream()
            .filter(c -> c[1] == 'v')
            .map(c -> (c[6] & 0xFF) + 256 * c[7])
            .toList();
    assertThat(rows).containsExactly(128, 128, 44);
  }

  @Test
  void pictureWiderThanThePaperIsRefused() {
    assertThatThrownBy(() -> wide().picture(Bitmap.of(577, 1, (x, y) -> true), Align.LEFT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nativeQrCountsBytesNotCharacters() {
    PrinterProfile printerDraws =
        new PrinterProfile(576, -1, null, CodeStyle.NATIVE, CodeStyle.NATIVE, true, true);
    String content = "会员:张三/13800000000/江苏省南京市";
    byte[] receipt = builder(printerDraws).qr(content).bytes();
    byte[] store =
        commands(receipt).stream()
            .filter(c -> c[1] == '(' && c[6] == 0x50)
            .findFirst()
            .orElseThrow();
    assertThat(new String(store, 8, store.length - 8, StandardCharsets.UTF_8)).isEqualTo(content);
  }

  @Test
  void barCodeTooFineForThePaperBecomesAQrCode() {
    assertThat(
            has(builder(PrinterProfile.MM58).code128("123456789012345678901234").bytes(), "1d6b49"))
        .isTrue();
    byte[] receipt = builder(PrinterProfile.MM58).code128("ST0001-T02-20260101-000123").bytes();
    assertThat(has(receipt, "1d6b49")).isFalse();
    assertThat(has(receipt, "1d7630")).isTrue();
  }

  @Test
  void wrongCheckDigitIsRefused() {
    assertThatThrownBy(() -> wide().ean13("6901234567890"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printerWithoutCutterFeedsToTheTearBar() {
    assertThat(has(builder(PrinterProfile.MM58).cut().bytes(), "1d56")).isFalse();
    assertThat(has(builder(PrinterProfile.MM58).cut().bytes(), "1b6404")).isTrue();
    assertThat(has(wide().cut().bytes(), "1d564203")).isTrue();
  }
}
