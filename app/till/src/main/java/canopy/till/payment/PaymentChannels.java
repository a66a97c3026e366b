package canopy.till.payment;

import canopy.till.payment.channel.PayChannel;
import canopy.till.payment.channel.settings.ChannelSettings;
import canopy.till.payment.channel.settings.PaymentSettings;
import canopy.till.payment.channel.settings.WechatSettings;
import canopy.till.payment.channel.wechat.WechatOpening;
import canopy.till.payment.channel.wire.KeyFolder;
import canopy.till.payment.channel.wire.SetUpTrouble;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the accounts. One that cannot be opened is missing, and the till sells without it. */
public final class PaymentChannels {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentChannels.class);

  private PaymentChannels() {}

  /** The channels that could be opened, by id. Nothing is sent yet. */
  public static Map<String, PayChannel> open(
      PaymentSettings settings, Path keys, Clock clock, RandomGenerator random) {
    Map<String, PayChannel> channels = new HashMap<>();
    for (ChannelSettings account : settings.channels()) {
      if (account instanceof WechatSettings wechat) {
        try {
          channels.put(
              account.id(), WechatOpening.open(wechat, new KeyFolder(keys, clock), clock, random));
        } catch (SetUpTrouble e) {
          LOG.error("payment channel {}: {}", account.id(), e.of(account.id()).key());
        }
      }
    }
    return Map.copyOf(channels);
  }
}
