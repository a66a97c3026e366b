package canopy.channel.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account with WeChat Pay. At least one of the last three is needed, or no answer
 * can be verified; a merchant who changes from certificates to the public key has both for some
 * days.
 *
 * @param privateKey the merchant's: {@code apiclient_key.pem} or {@code apiclient_cert.p12}
 * @param certificate the merchant's certificate, {@code apiclient_cert.pem}; null if it is in the
 *     PKCS#12 file
 * @param publicKeys WeChat Pay's public key by its id, {@code PUB_KEY_ID_...}
 * @param platformCertificates WeChat Pay's certificates
 * @param apiV3Key file with the APIv3 key, with which the certificates are fetched; null if they
 *     are not
 */
public record WechatKeys(
    KeyFile privateKey,
    @Nullable String certificate,
    Map<String, String> publicKeys,
    List<String> platformCertificates,
    @Nullable String apiV3Key) {
  public WechatKeys {
    publicKeys = publicKeys == null ? Map.of() : Map.copyOf(publicKeys);
    platformCertificates =
        platformCertificates == null ? List.of() : List.copyOf(platformCertificates);
  }
}
