package canopy.channel.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account with UnionPay, form protocol 5.1.0.
 *
 * @param merchantId merId
 * @param notifyUrl where UnionPay tells of payments; the till asks by itself. Empty: the address
 *     that UnionPay names for merchants without one
 * @param privateKey the merchant's PKCS#12 file
 * @param trusted files with UnionPay's root and intermediate certificates, or with the very
 *     certificate that answers are signed with
 * @param endpoint null for the standard
 */
public record UnionpaySettings(
    String id,
    String merchantId,
    String notifyUrl,
    KeyFile privateKey,
    List<String> trusted,
    @Nullable Endpoint endpoint)
    implements ChannelSettings {
  public UnionpaySettings {
    notifyUrl = notifyUrl == null ? "" : notifyUrl;
    trusted = trusted == null ? List.of() : List.copyOf(trusted);
  }
}
