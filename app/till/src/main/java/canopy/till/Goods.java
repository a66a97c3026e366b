package canopy.till;

import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The goods, read on a thread of their own while journal and database are opened. */
record Goods(FutureTask<Catalogue> reading) {
  static Goods read(DataFolder folder) {
    FutureTask<Catalogue> reading =
        new FutureTask<>(() -> CatalogueFiles.in(folder.master()).load());
    Thread.ofPlatform().name("goods").daemon().start(reading);
    return new Goods(reading);
  }

  /**
   * Waits for them.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  Catalogue await() throws IOException {
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
}
