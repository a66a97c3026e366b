package canopy.hardware.wallet.sim.notice;

import java.util.Map;

/**
 * A message, signed at this moment.
 *
 * @param contentType of the body
 * @param headers as written
 * @param body text, sent as UTF-8
 * @param expected the merchant's body that ends it; empty = any answer of status 2xx
 */
public record Notice(
    String contentType, Map<String, String> headers, String body, String expected) {}
