package canopy.till;

import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.price.HeadOfficeGoods;
import canopy.till.station.DataFolder;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The goods, read on a thread of their own while journal and database are opened: those of head
 * office if it has sent any, otherwise those of the station's files.
 */
record Goods(FutureTask<Loaded> reading) {
  private static final Logger LOG = LoggerFactory.getLogger(Goods.class);

  /**
   * What was read.
   *
   * @param goods in force now
   * @param headOffice takes what head office decides from now on
   */
  record Loaded(Catalogue goods, HeadOfficeGoods headOffice) {}

  static Goods read(DataFolder folder, Clock clock) {
    FutureTask<Loaded> reading = new FutureTask<>(() -> load(folder, clock));
    Thread.ofPlatform().name("goods").daemon().start(reading);
    return new Goods(reading);
  }

  /**
   * Waits for them.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  Loaded await() throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.getMessage(), cause);
      }
      throw new IllegalStateException("reading the goods failed", e.getCause());
    } catch (CancellationException | InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the goods", e);
    }
  }

  private static Loaded load(DataFolder folder, Clock clock) throws IOException {
    HeadOfficeGoods headOffice = HeadOfficeGoods.open(folder.master());
    StationConfig station = folder.stationConfig();
    CatalogueFiles files = CatalogueFiles.in(folder.master(), station.currencyDigits());
    Catalogue sent = headOffice.inForce(clock.instant()).orElse(null);
    if (sent == null) {
      return new Loaded(files.load(), headOffice);
    }
    String prepaid = station.forecourt().prepayTaxClass();
    if (sent.taxClass(prepaid).isPresent()) {
      return new Loaded(sent, headOffice);
    }
    LOG.warn("head office's goods lack the tax class {}: the station's own is kept", prepaid);
    return new Loaded(sent.keeping(prepaid, files.load()), headOffice);
  }
}
