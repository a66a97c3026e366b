package canopy.till.payment;

import canopy.channel.PayChannel;
import canopy.core.barcode.CodeRules;
import canopy.core.barcode.WeighedPattern;
import canopy.core.catalogue.Names;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayMethods;
import canopy.core.payment.PayTimes;
import canopy.core.payment.TrustLimit;
import canopy.core.tender.TenderKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay as the station has set it up, and how scanned codes are told apart: {@code
 * master/scan-to-pay.json}. The accounts with the channels, and the files of their keys, stand in
 * {@code master/payment.json}. Immutable.
 *
 * @param methods in the order of their tiles; empty if only other tenders are taken
 * @param wallets shapes of the payment codes on customers' phones, tried in order
 * @param members shapes of member codes; the first group, if there is one, is the code
 * @param trust how much may be taken on a person's word before a manager must agree; null for the
 *     usual
 * @param labels how the station's scales print their labels, tried in order; null for the usual
 */
public record ScanSettings(
    List<Method> methods,
    List<Wallet> wallets,
    List<String> members,
    @Nullable TrustLimit trust,
    @Nullable List<WeighedPattern> labels) {
  /**
   * A tender kind that is paid by scanning.
   *
   * @param kind the tender kind's id, short and lasting
   * @param name what buttons and receipts say
   * @param channel the account it goes to, by its id in {@code payment.json}
   * @param guide whose times it has
   * @param wallets ids of the wallets whose codes it takes; several for an aggregator
   * @param times where they differ from the guide's; null if nowhere
   */
  public record Method(
      String kind,
      Names name,
      String channel,
      Guide guide,
      Set<String> wallets,
      @Nullable Map<Mode, PayTimes> times) {
    public Method {
      wallets = Set.copyOf(wallets);
      times = times == null ? Map.of() : Map.copyOf(times);
    }
  }

  /** Whose guide the times come from. */
  public enum Guide {
    WECHAT,
    ALIPAY,
    STANDARD
  }

  /**
   * The shape of a wallet's payment codes.
   *
   * @param shape a regular expression that the whole code matches
   */
  public record Wallet(String id, String shape) {}

  public ScanSettings {
    // Null where a file says nothing of it: a station may only have scales of its own.
    methods = methods == null ? List.of() : List.copyOf(methods);
    wallets = wallets == null ? usualWallets() : List.copyOf(wallets);
    members = members == null ? usualMembers() : List.copyOf(members);
    labels = labels == null ? null : List.copyOf(labels);
  }

  /** With the usual labels. */
  public ScanSettings(
      List<Method> methods,
      List<Wallet> wallets,
      List<String> members,
      @Nullable TrustLimit trust) {
    this(methods, wallets, members, trust, null);
  }

  /** The same with labels of other scales. */
  public ScanSettings labelled(List<WeighedPattern> next) {
    return new ScanSettings(methods, wallets, members, trust, next);
  }

  /** The same with another limit of trust. */
  public ScanSettings trusting(TrustLimit next) {
    return new ScanSettings(methods, wallets, members, next, labels);
  }

  /** Of a till without scan-to-pay; codes are still recognised, so that they are not goods. */
  public static ScanSettings none() {
    return new ScanSettings(List.of(), usualWallets(), usualMembers(), null);
  }

  private static List<Wallet> usualWallets() {
    return CodeRules.standard().payments().stream()
        .map(payment -> new Wallet(payment.wallet(), payment.shape().pattern()))
        .toList();
  }

  private static List<String> usualMembers() {
    return CodeRules.standard().members().stream().map(Pattern::pattern).toList();
  }

  /**
   * How scanned texts are told apart: payment code, member, receipt, scale label, goods. A label of
   * 18 digits and a payment code of the same shape are told apart by what the till is doing and by
   * the check digit ({@code canopy.core.barcode.CodeReader}).
   */
  public CodeRules codeRules() {
    CodeRules usual = CodeRules.standard();
    return new CodeRules(
        labels == null ? usual.weighed() : labels,
        wallets.stream()
            .map(wallet -> CodeRules.PaymentPattern.of(wallet.id(), wallet.shape()))
            .toList(),
        members.stream().map(Pattern::compile).toList(),
        usual.receipts());
  }

  /** The tender kind that takes a wallet's codes, by the wallet's id. */
  public Optional<String> kindOf(String wallet) {
    return methods.stream()
        .filter(method -> method.wallets().contains(wallet))
        .map(Method::kind)
        .findFirst();
  }

  /** Whether there is a wallet whose codes are scanned from the customer's phone. */
  public boolean takesCodes() {
    return methods.stream().anyMatch(method -> !method.wallets().isEmpty());
  }

  /** The tender kinds, in the order of their tiles. */
  public List<TenderKind> kinds() {
    return methods.stream()
        .map(method -> new TenderKind(method.kind(), method.name(), TenderKind.Type.SCAN, false))
        .toList();
  }

  /**
   * The ways to pay as the rules read them. A method whose account could not be opened offers
   * nothing, but stays: what it began must still be settled.
   *
   * @param site the station's number
   */
  public PayMethods payMethods(String site, Map<String, PayChannel> channels) {
    Map<String, PayMethod> byKind = new HashMap<>();
    for (Method method : methods) {
      byKind.put(method.kind(), payMethod(method, channels.get(method.channel())));
    }
    return new PayMethods(site, byKind, trust == null ? TrustLimit.USUAL : trust);
  }

  private static PayMethod payMethod(Method method, @Nullable PayChannel channel) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    boolean refunds = false;
    if (channel != null) {
      Set<PayChannel.Capability> can = channel.capabilities();
      boolean status = can.contains(PayChannel.Capability.STATUS);
      if (can.contains(PayChannel.Capability.SCAN_CUSTOMER) && status) {
        modes.add(Mode.CODE);
      }
      if (can.contains(PayChannel.Capability.SHOW_QR)) {
        modes.add(status ? Mode.QR : Mode.STATIC);
      }
      refunds = can.contains(PayChannel.Capability.REFUND);
    }
    Map<Mode, PayTimes> times = new EnumMap<>(Mode.class);
    times.put(Mode.CODE, code(method.guide()));
    times.put(Mode.QR, qr(method.guide()));
    Map<Mode, PayTimes> own = method.times();
    if (own != null) {
      times.putAll(own);
    }
    return new PayMethod(method.kind(), method.channel(), modes, refunds, times);
  }

  private static PayTimes code(Guide guide) {
    return switch (guide) {
      case WECHAT -> PayTimes.wechatCode();
      case ALIPAY -> PayTimes.alipayCode();
      case STANDARD -> PayTimes.standardCode();
    };
  }

  private static PayTimes qr(Guide guide) {
    return switch (guide) {
      case WECHAT -> PayTimes.wechatQr();
      case ALIPAY -> PayTimes.alipayQr();
      case STANDARD -> PayTimes.standardQr();
    };
  }
}
