package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PaymentCode;
import canopy.channel.settings.PaymentSettings;
import canopy.core.catalogue.Names;
import canopy.hardware.printer.sim.PrinterSimulator;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No payment code stands in clear in anything that a whole till writes: journal, database, keys,
 * logs at their loudest, what it says, and what it prints.
 */
@Timeout(Patience.HANGING_SECONDS)
class ClearCodeTest {
  @TempDir Path folder;

  @Test
  void noCodeIsInAnythingThatTheProcessWrote() throws Exception {
    Path written = Files.createDirectories(folder.resolve("written"));
    Path printed = Files.createDirectories(written.resolve("printed"));
    try (WalletSimulator simulator =
            WalletSimulator.start(
                WalletSettings.standard(folder.resolve("simulator"))
                    .withKeys(ForkFolder.WALLET_KEYS));
        PrinterSimulator printer = new PrinterSimulator(printed, 0)) {
      Path data = written.resolve("data");
      setUp(data, simulator.payments(), printer.listen(0));
      List<String> codes =
          List.of(
              simulator.showCode("wechat", "ann"), // paid
              simulator.showCode("wechat", "bob"), // has too little
              simulator.showCode("wechat", "chen")); // has not typed the password yet
      runs(data, written, codes);
      List<Path> files = files(written);
      assertThat(files).hasSizeGreaterThan(8);
      for (String code : codes) {
        assertThat(files).noneMatch(file -> holds(file, code));
        // It is about these codes, and somebody wrote something of them.
        assertThat(files).anyMatch(file -> holds(file, new PaymentCode(code).mask()));
      }
      assertThat(files(printed)).as("two receipts and a slip").hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static void runs(Path data, Path written, List<String> codes) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(data.toString()));
    arguments.addAll(codes);
    List<String> command = CrashChild.java(CodeClerk.class, arguments.toArray(String[]::new));
    command.set(command.indexOf("-Xmx128m"), "-Xmx512m");
    command.add(1, "-Dcanopy.test.log=TRACE");
    Path said = written.resolve("said");
    try (CrashChild child = CrashChild.start(command, said)) {
      child.readToEnd();
      assertThat(child.acknowledged()).as(() -> tail(said)).containsExactly("done");
    }
  }

  private static void setUp(Path data, Path merchant, int printerPort) throws Exception {
    DataFolder till = new DataFolder(data);
    Files.createDirectories(till.keys());
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(till, pins);
    }
    Path keys = merchant.getParent();
    for (Path key : files(keys)) {
      Path copy = till.keys().resolve(keys.relativize(key).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(key, copy);
    }
    JsonNode wechat = new ObjectMapper().readTree(merchant.toFile()).path("wechat");
    till.write(
        new PaymentSettings(List.of(PayingTill.account(wechat, wechat.path("url").asText()))));
    ScanSettings none = ScanSettings.none();
    till.write(
        new ScanSettings(
            List.of(
                new ScanSettings.Method(
                    CodeClerk.KIND,
                    Names.same("WeChat Pay"),
                    PayBook.CHANNEL,
                    ScanSettings.Guide.WECHAT,
                    Set.of("wechat"),
                    null)),
            none.wallets(),
            none.members(),
            null));
    Devices.Printer printer =
        new Devices.Printer("tcp:127.0.0.1:" + printerPort, 80, false, Devices.DrawerSensor.NONE);
    till.write(new Devices(null, printer, null, null, false));
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, StandardCharsets.ISO_8859_1).contains(text)
          || new String(bytes, StandardCharsets.UTF_16LE).contains(text)
          || new String(bytes, StandardCharsets.UTF_16BE).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tail(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(Math.max(0, text.length() - 4_000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
