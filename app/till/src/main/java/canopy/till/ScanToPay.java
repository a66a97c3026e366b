package canopy.till;

import canopy.till.payment.CodeMarks;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.RealThreads;
import canopy.till.payment.ScanSettings;
import canopy.till.payment.channel.PayChannel;
import canopy.till.payment.channel.setup.Channels;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Scan-to-pay as it is set up in the data folder, with its channels and the desk that uses them.
 *
 * @param opened the channels, and why some are missing
 * @param site the station's number
 */
record ScanToPay(ScanSettings settings, Channels opened, String site, PaymentDesk desk)
    implements AutoCloseable {

  /**
   * @throws IOException with a sentence if the set-up cannot be read
   */
  static ScanToPay open(DataFolder folder, StationConfig config, Clock clock) throws IOException {
    SecureRandom random = new SecureRandom();
    ScanSettings settings = folder.scanToPay();
    Channels channels = Channels.open(folder.paymentChannels(), folder.keys(), clock, random);
    PaymentDesk desk =
        new PaymentDesk(
            byId(channels),
            config.name().zh(),
            CodeMarks.open(folder.keys(), random),
            new RealThreads(),
            clock);
    return new ScanToPay(settings, channels, config.site(), desk);
  }

  private static Map<String, PayChannel> byId(Channels channels) {
    Map<String, PayChannel> byId = new HashMap<>();
    channels.channels().forEach(channel -> byId.put(channel.id(), channel));
    return byId;
  }

  /** The master data with these ways to pay. */
  Master in(Master master) {
    return master.paying(settings.kinds(), settings.payMethods(site, byId(opened)));
  }

  @Override
  public void close() {
    desk.close();
    opened.close();
  }
}
