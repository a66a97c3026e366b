package canopy.channel.emvco;

import static canopy.core.emvco.DataObject.template;
import static canopy.core.emvco.DataObject.text;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.QrAnswer;
import canopy.channel.settings.CodeSettings;
import canopy.channel.wire.SetUpTrouble;
import canopy.core.emvco.DataObject;
import canopy.core.emvco.MerchantPresented;
import canopy.core.emvco.PayTemplates;
import canopy.core.emvco.PayTemplates.PayNowId;
import canopy.core.emvco.PayTemplates.PromptPayId;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a code for an order, and can do nothing else: it has no {@link Capability#STATUS}. The
 * answer counts as verified because it is our own. Immutable.
 */
public final class CodeChannel implements PayChannel {
  private static final int MOST_REFERENCE = 25;

  private final CodeSettings settings;

  private CodeChannel(CodeSettings settings) {
    this.settings = settings;
  }

  /** The channel, if a code can be made from its set-up. */
  public static PayChannel open(CodeSettings settings) throws SetUpTrouble {
    CodeChannel channel = new CodeChannel(settings);
    Instant any = Instant.EPOCH;
    try {
      channel.codeOf(
          new PayOrder(
              "TRIAL0000000000000000000TRIAL",
              Way.SHOW_QR,
              Money.of(1, settings.currency()),
              "trial",
              any,
              any));
    } catch (IllegalArgumentException e) {
      throw new SetUpTrouble(
          "channel.codenotmade",
          settings.scheme().name(),
          e.getMessage() == null ? "" : e.getMessage());
    }
    return channel;
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.SHOW_QR);
  }

  @Override
  public String currency() {
    return settings.currency();
  }

  @Override
  public QrAnswer showQr(PayOrder order) {
    return new QrAnswer(Answer.of(Outcome.UNPAID, "", ""), codeOf(order), null);
  }

  private String codeOf(PayOrder order) {
    return switch (settings.scheme()) {
      case PIX -> PayTemplates.pixStatic(account("key"), place(), order.amount(), reference(order));
      case PROMPTPAY -> promptPay(order);
      case PAYNOW -> payNow(order);
      case UPI ->
          PayTemplates.upi(
              account("address"),
              settings.merchant().name(),
              settings.merchant().categoryCode(),
              order.amount(),
              order.outNo());
      case EMV ->
          new MerchantPresented(
                  true,
                  ownTemplate(),
                  settings.merchant().categoryCode(),
                  settings.currency(),
                  order.amount(),
                  place(),
                  template("62", text("01", reference(order))))
              .write();
    };
  }

  private String promptPay(PayOrder order) {
    Map<String, String> account = settings.account();
    PromptPayId kind =
        account.containsKey("phone")
            ? PromptPayId.PHONE
            : account.containsKey("taxId") ? PromptPayId.TAX_ID : PromptPayId.WALLET;
    String number =
        switch (kind) {
          case PHONE -> account("phone");
          case TAX_ID -> account("taxId");
          case WALLET -> account("wallet");
        };
    return PayTemplates.promptPay(kind, number, order.amount());
  }

  private String payNow(PayOrder order) {
    boolean mobile = settings.account().containsKey("mobile");
    return PayTemplates.payNow(
        mobile ? PayNowId.MOBILE : PayNowId.UEN,
        account(mobile ? "mobile" : "uen"),
        order.amount(),
        null,
        place(),
        reference(order));
  }

  private DataObject ownTemplate() {
    List<DataObject> fields = new ArrayList<>();
    settings.account().entrySet().stream()
        .filter(each -> !each.getKey().equals("template"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> fields.add(text(each.getKey(), each.getValue())));
    String id = account("template");
    if (id.compareTo("26") < 0 || id.compareTo("51") > 0) {
      throw new IllegalArgumentException("an account stands in 26 to 51, not in " + id);
    }
    return new DataObject.Template(id, fields);
  }

  private MerchantPresented.Place place() {
    CodeSettings.Merchant merchant = settings.merchant();
    return new MerchantPresented.Place(merchant.name(), merchant.city(), merchant.country());
  }

  /** The end of the order number, which tells orders apart. */
  private static String reference(PayOrder order) {
    String number = order.outNo().toUpperCase(Locale.ROOT);
    return number.length() <= MOST_REFERENCE
        ? number
        : number.substring(number.length() - MOST_REFERENCE);
  }

  private String account(String name) {
    @Nullable String value = settings.account().get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }
}
