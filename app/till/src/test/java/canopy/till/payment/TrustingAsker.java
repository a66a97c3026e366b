package canopy.till.payment;

import canopy.channel.PayOrder;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.setup.Channels;
import canopy.core.payment.Answer;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Asks a WeChat Pay for an order at several addresses, trusting whom its own virtual machine
 * trusts. Arguments: the simulator's description, the addresses.
 */
final class TrustingAsker {
  private TrustingAsker() {}

  public static void main(String[] args) throws Exception {
    for (String address : List.of(args).subList(1, args.length)) {
      System.out.println("ACK " + ask(Path.of(args[0]), address));
    }
  }

  /** What came of it: outcome and code. */
  static String ask(Path merchant, String address) throws Exception {
    JsonNode wechat = new ObjectMapper().readTree(merchant.toFile()).path("wechat");
    PaymentSettings settings = new PaymentSettings(List.of(PayingTill.account(wechat, address)));
    try (Channels channels =
        Channels.open(settings, merchant.getParent(), Clock.systemUTC(), new SecureRandom())) {
      Instant now = Clock.systemUTC().instant();
      Answer answer =
          channels
              .channels()
              .getFirst()
              .query(
                  new PayOrder(
                      "00S0010126112202000000077J1M",
                      Way.SCAN_CUSTOMER,
                      Money.of(350, "CNY"),
                      "station",
                      now,
                      now.plusSeconds(60)));
      return answer.outcome() + (answer.verified() ? " verified" : " " + answer.code());
    }
  }
}
