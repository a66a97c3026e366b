package canopy.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import canopy.hardware.line.Calm;
import canopy.hardware.line.Connection;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.Waiting;
import canopy.hardware.line.sim.ControlClient;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.scanner.sim.ScannerSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The serial scanner with its bytes cut anywhere. */
@Timeout(Patience.HANGING_SECONDS)
class SerialScannerTest {
  @TempDir Path folder;
  private final BlockingQueue<Scan> scans = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  private final BlockingQueue<Connection> ends = new LinkedBlockingQueue<>();
  private final LoopHub hub = new LoopHub();
  private SerialScanner scanner;
  private Connection device;

  /** A code that comes in pieces on a busy machine is one code all the same. */
  private int silenceMillis = Patience.LONGEST_MILLIS;

  private void start(String address) {
    scanner =
        new SerialScanner(
            "test-scanner",
            LineAddress.parse(address),
            new LineOpener(hub),
            Calm.LINE,
            silenceMillis,
            new ScannerListener() {
              @Override
              public void scanned(Scan scan) {
                scans.add(scan);
              }

              @Override
              public void statusChanged(DeviceStatus status) {
                statuses.add(status);
              }
            });
    scanner.start();
    Waiting.until(statuses, DeviceStatus::online);
  }

  @BeforeEach
  void plug() {
    hub.plug("scanner", ends::add);
  }

  @AfterEach
  void close() {
    if (scanner != null) {
      scanner.close();
    }
  }

  private void sends(byte[] bytes) throws IOException {
    if (device == null) {
      start("loop:scanner");
      device = Waiting.until(ends, e -> true);
    }
    device.write(bytes, 0, bytes.length);
  }

  private void sends(String text) throws IOException {
    sends(text.getBytes(StandardCharsets.UTF_8));
  }

  private String code() {
    return Waiting.until(scans, s -> true).code();
  }

  @Test
  void putsACodeTogetherByteByByte() throws IOException {
    for (char c : "6901234567892\r\n".toCharArray()) {
      sends(new byte[] {(byte) c});
    }
    assertThat(code()).isEqualTo("6901234567892");
    sends("next\r");
    assertThat(code()).isEqualTo("next");
  }

  @Test
  void twoCodesInOnePieceAreTwoScans() throws IOException {
    sends("111\r222\r");
    assertThat(code()).isEqualTo("111");
    assertThat(code()).isEqualTo("222");
  }

  @Test
  void codeWithoutTerminatorComesAfterTheSilence() throws IOException {
    silenceMillis = 80;
    sends("6901234567892");
    assertThat(code()).isEqualTo("6901234567892");
  }

  @Test
  void takesOffTheSymbologyIdentifier() throws IOException {
    sends("]E06901234567892\r]Q1https://example.org\r][plain\r]E0\r");
    assertThat(Waiting.until(scans, s -> true)).isEqualTo(new Scan("6901234567892", "]E0"));
    assertThat(Waiting.until(scans, s -> true)).isEqualTo(new Scan("https://example.org", "]Q1"));
    assertThat(code()).isEqualTo("][plain");
    assertThat(code()).isEqualTo("]E0");
  }

  @Test
  void keepsGroupSeparatorsAndDropsFraming() throws IOException {
    sends("\u0002]C10106901234567892\u001d10A\u0003\r");
    assertThat(code()).isEqualTo("0106901234567892\u001d10A");
  }

  @Test
  void readsChineseInUtf8AndInGbk() throws IOException {
    sends("会员:张三\r");
    assertThat(code()).isEqualTo("会员:张三");
    sends("会员:张三\r".getBytes(Charset.forName("GBK")));
    assertThat(code()).isEqualTo("会员:张三");
  }

  @Test
  void endlessInputIsDroppedAndTheNextCodeWorks() throws IOException {
    sends("9".repeat(CodeAssembler.LIMIT_BYTES + 1) + "\r123\r");
    assertThat(code()).isEqualTo("123");
  }

  @Test
  void longestAllowedCodeComesThrough() throws IOException {
    sends("9".repeat(CodeAssembler.LIMIT_BYTES) + "\r");
    assertThat(code()).hasSize(CodeAssembler.LIMIT_BYTES);
  }

  @Test
  void listenerThatThrowsDoesNotEndScanning() throws IOException {
    hub.plug("other", ends::add);
    BlockingQueue<Scan> later = new LinkedBlockingQueue<>();
    scanner =
        new SerialScanner(
            "test-scanner",
            LineAddress.parse("loop:other"),
            new LineOpener(hub),
            Calm.LINE,
            silenceMillis,
            new ScannerListener() {
              @Override
              public void scanned(Scan scan) {
                if (scan.code().equals("bad")) {
                  throw new IllegalStateException("listener");
                }
                later.add(scan);
              }

              @Override
              public void statusChanged(DeviceStatus status) {}
            });
    scanner.start();
    device = Waiting.until(ends, e -> true);
    sends("bad\rgood\r");
    assertThat(Waiting.until(later, s -> true).code()).isEqualTo("good");
  }

  @Test
  void unpluggedInTheMiddleOfACodeForgetsItAndGoesOnAfterReplug() throws IOException {
    Path link = folder.resolve("scanner");
    PseudoTerminal cable = PseudoTerminal.open(link);
    ScannerSimulator simulator =
        new ScannerSimulator(
            LineAddress.parse("serial:" + cable.deviceEnd()), new LineOpener(hub), 0);
    try (ControlClient control = new ControlClient(simulator.controlPort())) {
      start("serial:" + link);
      awaitReady(control);
      control.send("aim ]E0 6901234567892");
      assertThat(code()).isEqualTo("6901234567892");
      cable.close();
      Waiting.until(statuses, s -> !s.online());
      cable = PseudoTerminal.open(link);
      Waiting.until(statuses, DeviceStatus::online);
      awaitReady(control);
      control.send("scan-gbk 汽油券");
      assertThat(code()).isEqualTo("汽油券");
    } finally {
      simulator.close();
      cable.close();
    }
  }

  /** The simulator opens its end in its own time. */
  private static void awaitReady(ControlClient control) {
    Waiting.until(
        () -> {
          try {
            return control.send("state").equals("ONLINE");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void scansAreNeverPrinted() {
    assertThat(new Scan("134567890123456789", "]C0").toString()).doesNotContain("1345");
  }
}
