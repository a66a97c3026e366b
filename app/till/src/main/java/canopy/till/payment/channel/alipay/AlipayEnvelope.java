package canopy.till.payment.channel.alipay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed part of an answer, cut out of it character by character: written anew, {@code \/}
 * would become {@code /} and the signature would not fit.
 *
 * @param signed the JSON object that the signature covers
 * @param sign null if there was none
 */
record AlipayEnvelope(String signed, @Nullable String sign) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * @param name of the object, such as {@code alipay_trade_pay_response}
   * @return empty if it is not there, or something stands twice
   */
  static Optional<AlipayEnvelope> read(String text, String name) {
    @Nullable String signed = null;
    @Nullable String sign = null;
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
        } else if (field.equals("sign")) {
          if (sign != null || value != JsonToken.VALUE_STRING) {
            return Optional.empty();
          }
          sign = parser.getText();
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return signed == null ? Optional.empty() : Optional.of(new AlipayEnvelope(signed, sign));
  }
}
