package canopy.till;

import canopy.till.payment.CodeMarks;
import canopy.till.payment.PaymentChannels;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.RealThreads;
import canopy.till.payment.ScanSettings;
import canopy.till.payment.channel.PayChannel;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * Scan-to-pay as it is set up in the data folder, with its channels and the desk that uses them.
 */
record ScanToPay(
    ScanSettings settings, Map<String, PayChannel> channels, String site, PaymentDesk desk)
    implements AutoCloseable {

  /**
   * @throws IOException with a sentence if the set-up cannot be read
   */
  static ScanToPay open(DataFolder folder, StationConfig config, Clock clock) throws IOException {
    SecureRandom random = new SecureRandom();
    ScanSettings settings = folder.scanToPay();
    Map<String, PayChannel> channels =
        PaymentChannels.open(folder.paymentChannels(), folder.keys(), clock, random);
    PaymentDesk desk =
        new PaymentDesk(
            channels,
            config.name().zh(),
            CodeMarks.open(folder.keys(), random),
            new RealThreads(),
            clock);
    return new ScanToPay(settings, channels, config.site(), desk);
  }

  /** The master data with these ways to pay. */
  Master in(Master master) {
    return master.paying(settings.kinds(), settings.payMethods(site, channels));
  }

  @Override
  public void close() {
    desk.close();
  }
}
