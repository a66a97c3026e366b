package canopy.till.station;

import canopy.channel.settings.PaymentSettings;
import canopy.core.event.Json;
import canopy.core.fuel.SignSetup;
import canopy.core.operator.People;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.StockSetup;
import canopy.till.catalogue.Catalogue;
import canopy.till.payment.ScanSettings;
import canopy.till.store.finding.FindingLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The till's data folder: what lies where, and reading and writing the set-up files. A file is
 * replaced whole and forced, so that a power cut leaves the old one or the new one. Any thread but
 * the till's and FX.
 */
public final class DataFolder {
  private final Path root;
  private final JsonMapper mapper =
      Json.mapper().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  public DataFolder(Path root) {
    this.root = root;
  }

  /** Journal, lock and keys live directly in here. */
  public Path root() {
    return root;
  }

  /** The rebuildable database. */
  public Path store() {
    return root.resolve("store");
  }

  /** Secrets, readable for the till's user only. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** What people write to files: reports, days, tanks. */
  public Path reports() {
    return root.resolve("reports");
  }

  /** Master data and settings. */
  public Path master() {
    return root.resolve("master");
  }

  /** Whether somebody has set this till up. */
  public boolean isSetUp() {
    return Files.exists(master().resolve("station.json"));
  }

  public StationConfig stationConfig() throws IOException {
    return read("station.json", StationConfig.class);
  }

  public People people() throws IOException {
    return read("people.json", People.class).knowingEveryRight();
  }

  public Devices devices() throws IOException {
    return read("devices.json", Devices.class);
  }

  /** The settings, or those of a new till if none were ever changed. */
  public Settings settings() throws IOException {
    return Files.exists(master().resolve("settings.json"))
        ? read("settings.json", Settings.class)
        : Settings.initial();
  }

  /**
   * The master data in force, with these people and goods. Shifts are as usual unless they were set
   * up.
   */
  public Master master(StationConfig config, People people, Catalogue goods) throws IOException {
    Master master = new Master(config, people, goods);
    return Files.exists(master().resolve("shifts.json"))
        ? master.keeping(read("shifts.json", ShiftSettings.class))
        : master;
  }

  /** Ways to scan and pay; none unless they were set up. */
  public ScanSettings scanToPay() throws IOException {
    return Files.exists(master().resolve("scan-to-pay.json"))
        ? read("scan-to-pay.json", ScanSettings.class)
        : ScanSettings.none();
  }

  /** The accounts with the payment channels; none unless they were set up. */
  public PaymentSettings paymentChannels() throws IOException {
    return Files.exists(master().resolve("payment.json"))
        ? read("payment.json", PaymentSettings.class)
        : PaymentSettings.none();
  }

  /** The tanks and how they are watched; none unless they were set up. */
  public StockSetup tanks() throws IOException {
    return Files.exists(master().resolve("tanks.json"))
        ? read("tanks.json", StockSetup.class)
        : StockSetup.NONE;
  }

  public void write(StockSetup tanks) throws IOException {
    replace("tanks.json", mapper.writeValueAsBytes(tanks));
  }

  /** From where on something is worth a manager's look; the usual limits unless others were set. */
  public FindingLimits findingLimits() throws IOException {
    return Files.exists(master().resolve("findings.json"))
        ? read("findings.json", FindingLimits.class)
        : FindingLimits.standard();
  }

  /** How the price sign is changed; with the pumps, if at all, unless it was set up. */
  public SignSetup priceSign() throws IOException {
    return Files.exists(master().resolve("price-sign.json"))
        ? read("price-sign.json", SignSetup.class)
        : SignSetup.NONE;
  }

  public void write(SignSetup sign) throws IOException {
    replace("price-sign.json", mapper.writeValueAsBytes(sign));
  }

  public void write(FindingLimits limits) throws IOException {
    replace("findings.json", mapper.writeValueAsBytes(limits));
  }

  public void write(ShiftSettings shifts) throws IOException {
    replace("shifts.json", mapper.writeValueAsBytes(shifts));
  }

  public void write(ScanSettings settings) throws IOException {
    replace("scan-to-pay.json", mapper.writeValueAsBytes(settings));
  }

  public void write(PaymentSettings settings) throws IOException {
    replace("payment.json", mapper.writeValueAsBytes(settings));
  }

  public void write(StationConfig config) throws IOException {
    replace("station.json", mapper.writeValueAsBytes(config));
  }

  public void write(People people) throws IOException {
    replace("people.json", mapper.writeValueAsBytes(people));
  }

  public void write(Devices devices) throws IOException {
    replace("devices.json", mapper.writeValueAsBytes(devices));
  }

  public void write(Settings settings) throws IOException {
    replace("settings.json", mapper.writeValueAsBytes(settings));
  }

  /** Replaces a file of the master data as a whole. */
  public void replace(String name, byte[] content) throws IOException {
    Files.createDirectories(master());
    Path target = master().resolve(name);
    Path fresh = master().resolve(name + ".new");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException naming the file and what is wrong with it
   */
  private <T> T read(String name, Class<T> type) throws IOException {
    Path file = master().resolve(name);
    try {
      return mapper.readValue(Files.readAllBytes(file), type);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file
              + " is not what it should be: "
              + e.getOriginalMessage()
              + ". Restore it or set the till up again.",
          e);
    }
  }
}
