package canopy.till;

import canopy.hardware.line.DeviceStatus;
import canopy.hardware.scanner.Scan;
import canopy.hardware.scanner.ScannerListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes codes from the serial scanner to whoever is in front. On the scanner's thread. */
record ScanNews(Consumer<String> codes) implements ScannerListener {
  private static final Logger LOG = LoggerFactory.getLogger(ScanNews.class);

  @Override
  public void scanned(Scan scan) {
    // The symbology goes along: without it a GS1 code is a row of letters, and EAN-8 may be UPC-E.
    codes.accept(scan.aimId() + scan.code());
  }

  @Override
  public void statusChanged(DeviceStatus status) {
    LOG.info("scanner: {}", status.detail());
  }
}
