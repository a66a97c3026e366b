package canopy.channel.alipay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signed part of an answer, cut out of it character by character: written anew, {@code \/}
 * would become {@code /} and the signature would not fit.
 *
 * @param signed the JSON object that the signature covers
 * @param sign null if there was none
 * @param certificateSerial of the certificate that signed; null outside of certificate mode
 */
record AlipayEnvelope(String signed, @Nullable String sign, @Nullable String certificateSerial) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String SIGN = "sign";
  private static final String CERTIFICATE = "alipay_cert_sn";
  private static final Set<String> BESIDE = Set.of(SIGN, CERTIFICATE);

  /**
   * @param name of the object, such as {@code alipay_trade_pay_response}
   * @return empty if it is not there, or something stands twice
   */
  static Optional<AlipayEnvelope> read(String text, String name) {
    @Nullable String signed = null;
    Map<String, String> beside = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals(name) || field.equals("error_response")) {
          if (signed != null || value != JsonToken.START_OBJECT) {
            return Optional.empty();
          }
          int begin = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          signed = text.substring(begin, (int) parser.currentLocation().getCharOffset());
        } else if (BESIDE.contains(field)) {
          if (value != JsonToken.VALUE_STRING || beside.put(field, parser.getText()) != null) {
            return Optional.empty();
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return signed == null
        ? Optional.empty()
        : Optional.of(new AlipayEnvelope(signed, beside.get(SIGN), beside.get(CERTIFICATE)));
  }
}
