package canopy.channel.unionpay;

import canopy.channel.wire.Heard;
import canopy.channel.wire.Http;
import canopy.channel.wire.Reply;
import canopy.channel.wire.Signatures;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import java.security.PrivateKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed forms to UnionPay and verified answers. Thread-safe. */
final class UnionpayClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnionpayClient.class);
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  private final Http http;
  private final String host;
  private final Map<String, String> paths;
  private final PrivateKey key;
  private final String certId;
  private final UnionpayTrust trust;

  /**
   * @param paths of {@code transaction} and {@code query}
   * @param certId serial number of the merchant's certificate in decimal
   */
  UnionpayClient(
      Http http,
      String host,
      Map<String, String> paths,
      PrivateKey key,
      String certId,
      UnionpayTrust trust) {
    this.http = http;
    this.host = host;
    this.paths = Map.copyOf(paths);
    this.key = key;
    this.certId = certId;
    this.trust = trust;
  }

  /** UnionPay said it. */
  record Said(SortedMap<String, String> fields) {
    String code() {
      return fields.getOrDefault("respCode", "");
    }

    /** What a query found out about the order. */
    String originalCode() {
      return fields.getOrDefault("origRespCode", "");
    }

    String message() {
      return fields.getOrDefault("origRespMsg", fields.getOrDefault("respMsg", ""));
    }

    /** A verified answer that means this. */
    Answer meaning(Outcome outcome) {
      return Answer.of(outcome, code(), message());
    }
  }

  Http http() {
    return http;
  }

  /** Sends the fields with their signature. */
  Heard<Said> ask(String verb, SortedMap<String, String> fields) {
    SortedMap<String, String> signed = new TreeMap<>(fields);
    signed.put("certId", certId);
    signed.put("signature", signature(key, signed));
    String url = host + paths.getOrDefault(verb, "");
    return switch (http.send(Http.Call.post(url, Map.of(), FORM, UnionpayForm.encoded(signed)))) {
      case Reply.Lost lost -> new Heard.Nothing<>(lost.answer());
      case Reply.Got got -> heard(got);
    };
  }

  /** RSA over the hexadecimal SHA-256 of the fields, as 5.1.0 has it. */
  static String signature(PrivateKey key, SortedMap<String, String> fields) {
    String digest = Signatures.hex("SHA-256", Signatures.bytes(UnionpayForm.signContent(fields)));
    return Signatures.sign(key, Signatures.bytes(digest));
  }

  private Heard<Said> heard(Reply.Got got) {
    SortedMap<String, String> fields = UnionpayForm.read(got.text());
    if (!trust.isSigned(fields)) {
      fields = UnionpayForm.decoded(fields);
      if (!trust.isSigned(fields)) {
        String code = fields.containsKey("signature") ? "BAD_SIGNATURE" : "NOT_SIGNED";
        LOG.warn("an answer of UnionPay with status {}: {}", got.status(), code);
        return Heard.nothing(code, got);
      }
    }
    return new Heard.Told<>(new Said(fields));
  }

  @Override
  public void close() {
    http.close();
  }
}
