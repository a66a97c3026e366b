package canopy.channel.wechat;

import canopy.channel.wire.Heard;
import canopy.channel.wire.Http;
import canopy.channel.wire.Reply;
import canopy.channel.wire.StrictJson;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed requests to WeChat Pay and verified answers. Thread-safe. */
final class WechatClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WechatClient.class);
  private static final String JSON = "application/json; charset=utf-8";

  private final Http http;
  private final String host;
  private final WechatCredential credential;
  private final WechatVerifier verifier;
  private final WechatKeyRing keys;
  private final @Nullable String preferredKey;

  /**
   * @param host such as {@code https://api.mch.weixin.qq.com}
   * @param preferredKey id of the public key that answers are to be signed with; null for WeChat
   *     Pay's choice
   */
  WechatClient(
      Http http,
      String host,
      WechatCredential credential,
      WechatVerifier verifier,
      WechatKeyRing keys,
      @Nullable String preferredKey) {
    this.http = http;
    this.host = host;
    this.credential = credential;
    this.verifier = verifier;
    this.keys = keys;
    this.preferredKey = preferredKey;
  }

  /**
   * WeChat Pay said it.
   *
   * @param body an empty object if there was none
   */
  record Said(int status, JsonNode body) {
    boolean isError() {
      return status >= 300;
    }

    /** The error code, or empty. */
    String code() {
      return body.path("code").asText("");
    }

    String message() {
      return body.path("message").asText("");
    }

    /** A verified answer that means this. */
    Answer meaning(Outcome outcome) {
      return Answer.of(outcome, code().isEmpty() ? Integer.toString(status) : code(), message());
    }
  }

  Http http() {
    return http;
  }

  /** A GET of a path with its query. */
  Heard<Said> get(String path) {
    fetchKeysIfWanted();
    return heard(http.send(signedGet(host + path)));
  }

  /** A POST. */
  Heard<Said> post(String path, JsonNode body) {
    fetchKeysIfWanted();
    String text = StrictJson.write(body);
    String url = host + path;
    return heard(http.send(Http.Call.post(url, headers("POST", url, text), JSON, text)));
  }

  /** A file; its answer is not signed and must be checked against a digest. */
  Reply download(String url, long mostBytes) {
    return http.send(signedGet(url).withRoomFor(mostBytes));
  }

  private Http.Call signedGet(String url) {
    return Http.Call.get(url, headers("GET", url, ""));
  }

  private Map<String, String> headers(String method, String url, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", credential.authorization(method, Http.target(url), body));
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Canopy");
    if (preferredKey != null) {
      headers.put("Wechatpay-Serial", preferredKey);
    }
    return headers;
  }

  private Heard<Said> heard(Reply reply) {
    return switch (reply) {
      case Reply.Lost lost -> new Heard.Nothing<>(lost.answer());
      case Reply.Got got -> {
        Optional<WechatVerifier.Doubt> doubt = verifier.doubt(got, keys.keys());
        if (doubt.isPresent()) {
          if (doubt.get() == WechatVerifier.Doubt.UNKNOWN_SERIAL) {
            keys.miss();
          }
          LOG.warn("an answer of WeChat Pay with status {}: {}", got.status(), doubt.get());
          yield Heard.nothing(doubt.get().name(), got);
        }
        Optional<JsonNode> body =
            got.body().length == 0
                ? Optional.of(StrictJson.object())
                : StrictJson.object(got.text());
        yield body.<Heard<Said>>map(json -> new Heard.Told<>(new Said(got.status(), json)))
            .orElseGet(() -> Heard.nothing("NOT_UNDERSTOOD", got));
      }
    };
  }

  /** Certificates move no money; this is the one request that comes before another. */
  private void fetchKeysIfWanted() {
    if (!keys.takeTurn()) {
      return;
    }
    if (http.send(signedGet(host + "/v3/certificates")) instanceof Reply.Got got
        && got.status() == 200) {
      Map<String, PublicKey> fetched = keys.read(got.text());
      if (!fetched.isEmpty() && verifier.doubt(got, fetched).isEmpty()) {
        keys.add(fetched);
        LOG.info("WeChat Pay's certificates are now {}", fetched.keySet());
        return;
      }
    }
    LOG.warn("WeChat Pay's certificates could not be fetched");
  }

  @Override
  public void close() {
    http.close();
  }
}
