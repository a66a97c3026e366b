package canopy.hardware.forecourt.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The controller's login check: HTTP Digest (RFC 2617 with qop=auth, MD5, as the PTS-2 does) or
 * Basic. Any HTTP thread.
 */
final class SimLogin {
  static final String REALM = "PTS-2";
  private static final int NONCE_USES = 1_000;
  private static final int MOST_NONCES = 200;
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

  private final SimSettings.Network network;
  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, Long> lastCountByNonce = new LinkedHashMap<>();

  /**
   * @param user null = not let in
   * @param stale the login was right but the nonce is used up
   */
  record Verdict(@Nullable String user, boolean stale) {}

  SimLogin(SimSettings.Network network) {
    this.network = network;
  }

  /** The challenge for a 401. */
  synchronized String challenge(boolean stale) {
    if (network.login() == SimSettings.Login.BASIC) {
      return "Basic realm=\"" + REALM + "\"";
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    if (lastCountByNonce.size() == MOST_NONCES) {
      lastCountByNonce.remove(lastCountByNonce.firstEntry().getKey());
    }
    lastCountByNonce.put(nonce, 0L);
    return "Digest realm=\""
        + REALM
        + "\", qop=\"auth\", nonce=\""
        + nonce
        + "\", opaque=\"5ccc\", algorithm=MD5"
        + (stale ? ", stale=true" : "");
  }

  Verdict check(@Nullable String authorization, String method) {
    if (authorization == null) {
      return new Verdict(null, false);
    }
    if (network.login() == SimSettings.Login.BASIC) {
      return new Verdict(basic(authorization), false);
    }
    return authorization.startsWith("Digest ")
        ? digest(fields(authorization), method)
        : new Verdict(null, false);
  }

  private @Nullable String basic(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return null;
    }
    String both;
    try {
      both =
          new String(
              Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
    int colon = both.indexOf(':');
    String user = colon < 0 ? both : both.substring(0, colon);
    String secret = network.secretByUser().get(user);
    return secret != null && both.equals(user + ":" + secret) ? user : null;
  }

  private synchronized Verdict digest(Map<String, String> field, String method) {
    String user = field.getOrDefault("username", "");
    String secret = network.secretByUser().get(user);
    String nonce = field.getOrDefault("nonce", "");
    Long last = lastCountByNonce.get(nonce);
    if (secret == null || !field.getOrDefault("realm", "").equals(REALM)) {
      return new Verdict(null, false);
    }
    String count = field.getOrDefault("nc", "");
    String expected =
        md5(
            md5(user + ":" + REALM + ":" + secret)
                + ":"
                + String.join(":", nonce, count, field.getOrDefault("cnonce", ""), "auth")
                + ":"
                + md5(method + ":" + field.getOrDefault("uri", "")));
    if (!expected.equals(field.getOrDefault("response", ""))) {
      return new Verdict(null, false);
    }
    long now = count.matches("[0-9a-fA-F]{8}") ? Long.parseLong(count, 16) : 0;
    // A restarted controller has forgotten its nonces; a replayed count is no better.
    if (last == null || now <= last || now > NONCE_USES) {
      return new Verdict(null, true);
    }
    lastCountByNonce.put(nonce, now);
    return new Verdict(user, false);
  }

  synchronized void forgetNonces() {
    lastCountByNonce.clear();
  }

  private static Map<String, String> fields(String header) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(header);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return fields;
  }

  static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
