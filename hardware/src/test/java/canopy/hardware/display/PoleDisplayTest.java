package canopy.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.Patience;
import canopy.hardware.display.DisplayContent.Kind;
import canopy.hardware.display.sim.DisplayDecoder;
import canopy.hardware.display.sim.DisplaySimulator;
import canopy.hardware.line.Calm;
import canopy.hardware.line.Connection;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.Waiting;
import canopy.hardware.line.sim.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both kinds of pole display. */
@Timeout(Patience.HANGING_SECONDS)
class PoleDisplayTest {
  private static final Cd5220Protocol CHINESE = new Cd5220Protocol(Charset.forName("GBK"));

  @TempDir Path folder;

  private static DisplayContent total(long minor) {
    return new DisplayContent(Kind.TOTAL, minor, 2, "92号汽油 40.00L", "合计 ￥" + minor / 100);
  }

  private static DisplayDecoder shown(DisplayProtocol protocol, DisplayContent content) {
    DisplayDecoder decoder = new DisplayDecoder();
    decoder.accept(protocol.start(), protocol.start().length);
    byte[] bytes = protocol.show(content);
    decoder.accept(bytes, bytes.length);
    return decoder;
  }

  @Test
  void led8ShowsAmountAndLampInBothDialects() {
    for (Led8Protocol.Lamps lamps : Led8Protocol.Lamps.values()) {
      DisplayDecoder decoder = shown(new Led8Protocol(lamps), total(31_250));
      assertThat(decoder.line(0)).isEqualTo("312.50");
      assertThat(decoder.lamp()).isEqualTo(2);
    }
    assertThat(
            HexFormat.of().formatHex(new Led8Protocol(Led8Protocol.Lamps.ASCII).show(total(100))))
        .isEqualTo("1b73321b5141312e30300d");
    assertThat(
            HexFormat.of().formatHex(new Led8Protocol(Led8Protocol.Lamps.BINARY).show(total(100))))
        .isEqualTo("1b73021b5141312e30300d");
  }

  @Test
  void led8ShowsDashesRatherThanAWrongAmount() {
    Led8Protocol led = new Led8Protocol(Led8Protocol.Lamps.ASCII);
    assertThat(shown(led, total(99_999_999)).line(0)).isEqualTo("999999.99");
    assertThat(shown(led, total(100_000_000)).line(0)).isEqualTo("--------");
    assertThat(shown(led, total(-500)).line(0)).isEqualTo("-5.00");
  }

  @Test
  void cd5220ShowsTwoLinesOfExactlyTwentyPlaces() {
    DisplayDecoder decoder = shown(CHINESE, total(31_200));
    assertThat(decoder.line(0)).isEqualTo("92号汽油 40.00L     ");
    assertThat(decoder.line(0).getBytes(Charset.forName("GBK"))).hasSize(20);
    assertThat(decoder.line(1)).startsWith("合计 ￥312");
  }

  @Test
  void cd5220WithoutAChineseFontShowsLettersWithoutTheirAccents() {
    Cd5220Protocol latin = new Cd5220Protocol(StandardCharsets.US_ASCII);
    DisplayDecoder decoder =
        shown(latin, new DisplayContent(Kind.TOTAL, 1, 2, "Café Ñandú 95", "合计 1.00"));
    assertThat(decoder.line(0)).startsWith("Cafe Nandu 95 ");
    assertThat(decoder.line(1)).startsWith("?? 1.00");
  }

  @Test
  void cd5220NeverShowsHalfAHanziNorACommandFromAName() {
    DisplayContent content =
        new DisplayContent(Kind.TOTAL, 1, 2, "a" + "汽".repeat(12), "x\u001b@\u000c\ry");
    DisplayDecoder decoder = shown(CHINESE, content);
    assertThat(decoder.line(0)).isEqualTo("a" + "汽".repeat(9) + " ");
    assertThat(decoder.line(1)).startsWith("x@y");
  }

  @Test
  void blankClears() {
    assertThat(shown(CHINESE, DisplayContent.BLANK).line(0)).isBlank();
    assertThat(shown(new Led8Protocol(Led8Protocol.Lamps.ASCII), DisplayContent.BLANK).lamp())
        .isZero();
    assertThatThrownBy(() -> new DisplayContent(Kind.TOTAL, 1, 4, "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTheNewestAgainAfterReplug() throws IOException {
    Path link = folder.resolve("pole");
    PseudoTerminal cable = PseudoTerminal.open(link);
    BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
    LineOpener opener = new LineOpener(new LoopHub());
    PoleDisplay display =
        new PoleDisplay(
            "test-pole",
            LineAddress.parse("serial:" + link),
            CHINESE,
            opener,
            Calm.LINE,
            statuses::add);
    try (display) {
      display.start();
      display.show(total(100));
      try (DisplaySimulator simulator =
          new DisplaySimulator(LineAddress.parse("serial:" + cable.deviceEnd()), opener, 0)) {
        Waiting.until(() -> simulator.command("show").contains("合计 ￥1|"));
        cable.close();
        Waiting.until(statuses, s -> !s.online());
        display.show(total(900));
      }
      cable = PseudoTerminal.open(link);
      try (DisplaySimulator simulator =
          new DisplaySimulator(LineAddress.parse("serial:" + cable.deviceEnd()), opener, 0)) {
        Waiting.until(() -> simulator.command("show").contains("合计 ￥9|"));
      }
    } finally {
      cable.close();
    }
  }

  @Test
  void passesOverWhatCameBetweenWhenTheLineIsSlow() throws IOException {
    LoopHub hub = new LoopHub();
    BlockingQueue<Connection> ends = new LinkedBlockingQueue<>();
    hub.plug("pole", ends::add);
    BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
    try (PoleDisplay display =
        new PoleDisplay(
            "test-pole",
            LineAddress.parse("loop:pole"),
            CHINESE,
            new LineOpener(hub),
            Calm.LINE,
            statuses::add)) {
      display.start();
      Waiting.until(statuses, DeviceStatus::online);
      Connection device = Waiting.until(ends, e -> true);
      for (int i = 1; i <= 50_000; i++) {
        display.show(total(i * 100L));
      }
      DisplayDecoder decoder = new DisplayDecoder();
      byte[] buffer = new byte[256];
      while (!decoder.line(1).startsWith("合计 ￥50000")) {
        decoder.accept(buffer, device.read(buffer));
      }
      assertThat(decoder.shown()).isLessThan(50_000);
    }
  }
}
