package canopy.till.payment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a channel's code means to the people at the till, whatever language the channel's own words
 * are in. Sources: WeChat Pay v3 error codes, Alipay common/105806, UnionPay ACP 5.1.0 response
 * codes; the codes are compared without {@code ACQ.} and {@code _}.
 */
public enum ChannelReason {
  /** The customer has too little money there. */
  NOT_ENOUGH("scan.why.not-enough"),
  /** The code is too old, or was used before. */
  CODE_TOO_OLD("scan.why.code-too-old"),
  /** More than the customer may pay there. */
  LIMIT("scan.why.limit"),
  /** The customer's account or card does not pay. */
  ACCOUNT("scan.why.account"),
  /** A wrong password. */
  PASSWORD("scan.why.password"),
  /** It was taken back, or nobody paid in time. */
  ENDED("scan.why.ended"),
  /** The station's account is not set up for it. */
  SET_UP("scan.why.set-up"),
  /** Head office did not pass the question on. */
  HEAD_OFFICE("scan.why.head-office"),
  /** No answer, or none that could be believed. */
  NO_ANSWER("scan.why.no-answer"),
  /** Anything else. */
  REFUSED("scan.why.refused");

  private static final Map<ChannelReason, Set<String>> CODES =
      Map.of(
          NOT_ENOUGH,
          Set.of("NOTENOUGH", "BUYERBALANCENOTENOUGH", "BUYERBANKCARDBALANCENOTENOUGH", "64"),
          CODE_TOO_OLD,
          Set.of("AUTHCODEINVALID", "AUTHCODEEXPIRE", "AUTHCODEEXPIRED", "PAYMENTAUTHCODEINVALID"),
          LIMIT,
          Set.of(
              "RULELIMIT",
              "BEYONDPAYRESTRICTION",
              "BEYONDPERRECEIPTRESTRICTION",
              "BUYERPAYMENTAMOUNTDAYLIMITERROR",
              "BUYERPAYMENTAMOUNTMONTHLIMITERROR",
              "TOTALFEEEXCEED",
              "33"),
          ACCOUNT,
          Set.of(
              "BUYERENABLESTATUSFORBID",
              "BUYERSELLEREQUAL",
              "ERRORBALANCEPAYMENTDISABLE",
              "ERRORBUYERCERTIFYLEVELLIMIT",
              "MOBILEPAYMENTSWITCHOFF",
              "NOPAYMENTINSTRUMENTSAVAILABLE",
              "USERFACEPAYMENTSWITCHOFF",
              "30",
              "60",
              "61",
              "62",
              "63",
              "66",
              "68",
              "73",
              "77",
              "78"),
          PASSWORD,
          Set.of("65", "67"),
          ENDED,
          Set.of("CLOSED", "REVOKED", "NOTPAY", "TRADECLOSED", "TRADEHASCLOSE", "ORDERCLOSED"),
          SET_UP,
          Set.of(
              "PARAMERROR",
              "NOAUTH",
              "SIGNERROR",
              "ACCESSFORBIDDEN",
              "EXISTFORBIDDENWORD",
              "INVALIDPARAMETER",
              "INVALIDSTOREID",
              "PARTNERERROR",
              "SELLERBEENBLOCKED",
              "NOCHANNEL",
              "CLOCK",
              "40001",
              "40002",
              "40006",
              "10",
              "11",
              "13",
              "31",
              "32",
              "43",
              "44"),
          NO_ANSWER,
          Set.of(
              "NOTCONNECTED",
              "TLS",
              "TIMEOUT",
              "CUTOFF",
              "TOOLONG",
              "BADSIGNATURE",
              "NOTSIGNED",
              "UNKNOWNCERTIFICATE",
              "NOTUNDERSTOOD",
              "SYSTEMERROR",
              "500",
              "502",
              "503",
              "504"));

  private static final Map<String, ChannelReason> BY_CODE =
      CODES.entrySet().stream()
          .flatMap(each -> each.getValue().stream().map(code -> Map.entry(code, each.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String key;

  ChannelReason(String key) {
    this.key = key;
  }

  /** The sentence in the texts: what happened, and what to do next. */
  public String key() {
    return key;
  }

  /**
   * What was said last of an attempt.
   *
   * @param said the channel's code and, after a blank, its words
   */
  public static ChannelReason of(String said) {
    String plain = code(said).replaceFirst("^ACQ\\.", "").replace("_", "");
    String upper = plain.toUpperCase(Locale.ROOT);
    return upper.startsWith("HEADOFFICE") ? HEAD_OFFICE : BY_CODE.getOrDefault(upper, REFUSED);
  }

  /** Whether the channel's own code says more than the sentence does. */
  public boolean hasTellingCode() {
    return this != NO_ANSWER && this != ENDED;
  }

  /** The channel's own code, for whoever must ask the channel; may be empty. */
  public static String code(String said) {
    int blank = said.indexOf(' ');
    return blank < 0 ? said : said.substring(0, blank);
  }
}
