package canopy.till.payment.channel.settings;

import org.jspecify.annotations.Nullable;

/**
 * An account with Alipay, face to face, with plain keys (not certificates).
 *
 * @param appId the application that the merchant has authorised
 * @param privateKey the application's, as PEM or as Alipay's key tool writes it
 * @param alipayPublicKey file with Alipay's public key for this application (not the application's
 *     own)
 * @param endpoint null for mainland China
 */
public record AlipaySettings(
    String id,
    String appId,
    Store store,
    KeyFile privateKey,
    String alipayPublicKey,
    @Nullable Endpoint endpoint)
    implements ChannelSettings {}
