package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.Request;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.hardware.display.sim.DisplayDecoder;
import canopy.till.Patience;
import canopy.till.loop.Outcome;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a customer reads on a display with two lines, and on the second screen, during a sale. */
class PoleJourneyTest extends RunningTill {
  private volatile DisplayDecoder display = new DisplayDecoder();
  private ServerSocket server;

  @Override
  Devices devices() throws Exception {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().name("display").daemon().start(this::decode);
    return new Devices(
        null,
        null,
        null,
        new Devices.Pole("tcp:127.0.0.1:" + server.getLocalPort(), Devices.PoleProtocol.CD5220),
        false);
  }

  private void decode() {
    byte[] bytes = new byte[256];
    try (Socket till = server.accept();
        InputStream in = till.getInputStream()) {
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        display.accept(bytes, length);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private void shows(String upper, String lower) throws Exception {
    until(() -> display.line(0).strip().equals(upper) && display.line(1).strip().equals(lower));
  }

  private void payInCash(long minor) throws Exception {
    Sale sale = open();
    Outcome outcome =
        program
            .loop()
            .submit(
                Request.by(
                    state().session().operator(),
                    new TenderCommand.Take(sale.id(), 0, "cash", Money.of(minor, "CNY"), "")))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    until(() -> open() == null);
  }

  @Test
  void theCustomerReadsTheLastLineTheTotalAndTheChange() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    shows("可口可乐 500ml", "合计            3.50");
    assertThat(display.line(1).getBytes("GBK")).hasSize(20);
    payInCash(500);
    shows("合计            3.50", "找零            1.50");
    scan();
    shows("可口可乐 500ml", "合计            3.50");
    // What is put aside is nothing that the next customer should read.
    press("F5");
    shows("", "");
  }

  /** An installer plugs another one in: it shows what the customer should read now. */
  @Test
  void anotherDisplayShowsTheSaleAtOnce() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    shows("可口可乐 500ml", "合计            3.50");
    DisplayDecoder first = display;
    server.close();
    Devices next = program.devices().with(devices().poleDisplay());
    display = new DisplayDecoder();
    program.replaceDevices(next);
    shows("可口可乐 500ml", "合计            3.50");
    assertThat(first.line(0)).isNotEmpty();
    program.replaceDevices(next.with((Devices.Pole) null));
    assertThat(program.equipment().poleDisplay().status().online()).isFalse();
  }

  @Test
  void aScannerAndAWindowForTheCustomerNeedNoRestart() throws Exception {
    signIn(DemoStation.CASHIER);
    int windows = onFx(() -> Window.getWindows().size());
    try (ServerSocket wire = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      program.replaceDevices(
          new Devices(null, null, "tcp:127.0.0.1:" + wire.getLocalPort(), null, true));
      try (Socket scanner = wire.accept()) {
        scanner.getOutputStream().write("6943690494305\r".getBytes(StandardCharsets.US_ASCII));
        until(() -> open() != null && !open().isEmpty());
      }
    }
    until(() -> Window.getWindows().size() == windows + 1);
    Window first = onFx(() -> Window.getWindows().getLast());
    onFx(
        () -> {
          window.customer.placeAnew(); // As when a screen is pulled out.
          return true;
        });
    assertThat(onFx(() -> Window.getWindows().contains(first))).isFalse();
    assertThat(onFx(() -> Window.getWindows().size())).isEqualTo(windows + 1);
    program.replaceDevices(new Devices(null, null, null, null, false));
    until(() -> Window.getWindows().size() == windows);
    assertThat(program.equipment().scannerStatus()).isNull();
  }

  @Test
  void theLanguageOfTheCustomersIsOneSetting() throws Exception {
    signIn(DemoStation.CASHIER);
    program.replaceSettings(program.settings().withPaperLanguage(Language.ES));
    scan();
    shows("Coca-Cola 500 ml", "Total           3.50");
    until(
        () ->
            window.customerScreen().lookupAll(".label").stream()
                .anyMatch(node -> node.toString().contains("Coca-Cola 500 ml")));
    payInCash(350);
    shows("Total           3.50", "Cambio          0.00");
  }
}
