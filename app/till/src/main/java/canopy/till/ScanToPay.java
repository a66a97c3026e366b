package canopy.till;

import canopy.channel.PayChannel;
import canopy.channel.SetUpProblem;
import canopy.channel.setup.Channels;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.payment.PayMethods;
import canopy.till.payment.ChannelState;
import canopy.till.payment.CodeMarks;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.RealThreads;
import canopy.till.payment.ScanAccount;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import canopy.till.station.Master;
import canopy.till.station.StationConfig;
import canopy.till.sync.RelaySigner;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay as it is set up in the data folder, with its channels and the desk that uses them.
 *
 * @param opened the channels, and why some are missing
 * @param site the station's number
 * @param codesOnPaper whether codes are printed, because no screen shows them to the customer
 */
record ScanToPay(
    ScanSettings settings, Channels opened, String site, boolean codesOnPaper, PaymentDesk desk)
    implements AutoCloseable {

  /**
   * @throws IOException with a sentence if the set-up cannot be read
   */
  static ScanToPay open(DataFolder folder, StationConfig config, Clock clock) throws IOException {
    SecureRandom random = new SecureRandom();
    ScanSettings settings = folder.scanToPay();
    Channels channels =
        Channels.open(
            folder.paymentChannels(),
            folder.keys(),
            clock,
            random,
            RelaySigner.of(folder, clock, random));
    PaymentDesk desk =
        new PaymentDesk(
            byId(channels),
            config.name().in(Language.ZH_CN),
            CodeMarks.open(folder.keys(), random),
            new RealThreads(),
            clock);
    Devices devices = folder.devices();
    boolean codesOnPaper = !devices.customerScreen() && devices.printer() != null;
    return new ScanToPay(settings, channels, config.site(), codesOnPaper, desk);
  }

  private static Map<String, PayChannel> byId(Channels channels) {
    Map<String, PayChannel> byId = new HashMap<>();
    channels.channels().forEach(channel -> byId.put(channel.id(), channel));
    return byId;
  }

  /** The master data with these ways to pay. */
  Master in(Master master) {
    PayMethods methods = settings.payMethods(site, byId(opened));
    return master.paying(settings.kinds(), codesOnPaper ? methods.onPaper() : methods);
  }

  /** Every account, in the order of its tile; those without a tile last. */
  List<ScanAccount> accounts() {
    Map<String, Names> names = new LinkedHashMap<>();
    settings.methods().forEach(method -> names.putIfAbsent(method.channel(), method.name()));
    opened.channels().forEach(channel -> names.putIfAbsent(channel.id(), id(channel.id())));
    opened.problems().forEach(found -> names.putIfAbsent(found.channel(), id(found.channel())));
    Map<String, ChannelState> states = desk.channels();
    List<ScanAccount> accounts = new ArrayList<>();
    names.forEach(
        (channel, name) -> {
          ChannelState state = states.get(channel);
          accounts.add(
              new ScanAccount(channel, name, problem(channel), state == null || state.online()));
        });
    return accounts;
  }

  /** Why accounts could not be opened, by channel: keys of a few words. */
  Map<String, String> faults() {
    Map<String, String> faults = new HashMap<>();
    for (ScanAccount account : accounts()) {
      SetUpProblem problem = account.problem();
      if (problem != null) {
        faults.put(account.channel(), problem.shortKey());
      }
    }
    return Map.copyOf(faults);
  }

  private static Names id(String channel) {
    return new Names(channel, channel, channel);
  }

  private @Nullable SetUpProblem problem(String channel) {
    for (SetUpProblem found : opened.problems()) {
      if (found.channel().equals(channel)) {
        return found;
      }
    }
    boolean there = opened.channels().stream().anyMatch(each -> each.id().equals(channel));
    return there ? null : new SetUpProblem(channel, "channel.noaccount", List.of(channel), true);
  }

  @Override
  public void close() {
    desk.close();
    opened.close();
  }
}
