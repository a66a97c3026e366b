package canopy.headoffice.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form of {@code Signature-Input} (RFC 9421) that tills use. Other forms that the RFC
 * allows are not understood: what is not understood cannot be misunderstood.
 *
 * @param parameters all after {@code till=}, as it goes into the signature base
 * @param createdSeconds since 1970
 */
record SignatureInput(String parameters, long createdSeconds, String nonce, String keyId) {
  private static final Pattern FORM =
      Pattern.compile(
          "till=(\\(\"@method\" \"@path\" \"@query\" \"content-digest\"\\)"
              + ";created=([0-9]{1,12});nonce=\"([A-Za-z0-9_-]{22})\""
              + ";keyid=\"([A-Za-z0-9_-]{22})\";alg=\"ed25519\")");

  static Optional<SignatureInput> parse(String header) {
    Matcher form = FORM.matcher(header);
    return form.matches()
        ? Optional.of(
            new SignatureInput(
                form.group(1), Long.parseLong(form.group(2)), form.group(3), form.group(4)))
        : Optional.empty();
  }

  /**
   * What is signed (RFC 9421, section 2.5).
   *
   * @param path as sent
   * @param query as sent, without the question mark; empty if there is none
   * @param digest the header {@code Content-Digest}
   */
  String base(String method, String path, String query, String digest) {
    return "\"@method\": "
        + method
        + "\n\"@path\": "
        + path
        + "\n\"@query\": ?"
        + query
        + "\n\"content-digest\": "
        + digest
        + "\n\"@signature-params\": "
        + parameters;
  }
}
