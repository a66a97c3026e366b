package canopy.channel.setup;

import canopy.channel.PayChannel;
import canopy.channel.SetUpProblem;
import canopy.channel.alipay.AlipayOpening;
import canopy.channel.emvco.CodeChannel;
import canopy.channel.relay.RelayChannel;
import canopy.channel.relay.RequestSigner;
import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.ChannelSettings;
import canopy.channel.settings.CodeSettings;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.RelaySettings;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.settings.WechatSettings;
import canopy.channel.unionpay.UnionpayOpening;
import canopy.channel.wechat.WechatOpening;
import canopy.channel.wire.Hosts;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.SetUpTrouble;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of a till, and why some could not be opened. A channel that is set up wrongly leaves
 * the others alone.
 *
 * @param channels in the order of the set-up
 * @param problems sentences for the person who sets the till up
 */
public record Channels(List<PayChannel> channels, List<SetUpProblem> problems)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  public Channels {
    channels = List.copyOf(channels);
    problems = List.copyOf(problems);
  }

  /**
   * Opens them; nothing is sent yet.
   *
   * @param keysFolder where the files with keys lie
   * @param random for numbers that nobody must guess
   */
  public static Channels open(
      PaymentSettings settings, Path keysFolder, Clock clock, RandomGenerator random) {
    return open(settings, keysFolder, clock, random, null);
  }

  /**
   * The same for a till that is enrolled at head office.
   *
   * @param signer with the till's key; null if it has none, and then no relay is opened
   */
  public static Channels open(
      PaymentSettings settings,
      Path keysFolder,
      Clock clock,
      RandomGenerator random,
      @Nullable RequestSigner signer) {
    KeyFolder folder = new KeyFolder(keysFolder, clock);
    List<PayChannel> channels = new ArrayList<>();
    List<SetUpProblem> problems = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ChannelSettings each : settings.channels()) {
      String id = each.id() == null ? "" : each.id();
      try {
        Hosts.checkFilled("id", id);
        if (!ids.add(id)) {
          throw new SetUpTrouble("channel.twice", id);
        }
        channels.add(open(each, folder, clock, random, signer));
      } catch (SetUpTrouble e) {
        LOG.warn("the payment channel {} is not available: {}", id, e.getMessage());
        problems.add(e.of(id));
      } catch (RuntimeException e) {
        // A value that is missing in the file, or of the wrong shape: only this channel suffers.
        LOG.warn("the payment channel {} is not set up properly", id, e);
        problems.add(new SetUpTrouble("channel.incomplete").of(id));
      }
    }
    return new Channels(channels, problems);
  }

  private static PayChannel open(
      ChannelSettings settings,
      KeyFolder folder,
      Clock clock,
      RandomGenerator random,
      @Nullable RequestSigner signer)
      throws SetUpTrouble {
    return switch (settings) {
      case AlipaySettings alipay -> AlipayOpening.open(alipay, folder, clock);
      case CodeSettings code -> CodeChannel.open(code);
      case RelaySettings relay -> {
        if (signer == null) {
          throw new SetUpTrouble("channel.notenrolled");
        }
        yield RelayChannel.open(relay, folder, clock, random, signer);
      }
      case UnionpaySettings unionpay -> UnionpayOpening.open(unionpay, folder, clock);
      case WechatSettings wechat -> WechatOpening.open(wechat, folder, clock, random);
    };
  }

  /** Breaks off what is under way; the engine must have stopped asking. */
  @Override
  public void close() {
    channels.forEach(PayChannel::close);
  }
}
