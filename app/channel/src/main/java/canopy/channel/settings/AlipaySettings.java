package canopy.channel.settings;

import org.jspecify.annotations.Nullable;

/**
 * An account with Alipay, face to face. Answers are checked with Alipay's public key or with its
 * certificates, as the application is set up at Alipay; exactly one of the two is given.
 *
 * @param appId the application that the merchant has authorised
 * @param privateKey the application's, as PEM or as Alipay's key tool writes it
 * @param alipayPublicKey file with Alipay's public key for this application (not the application's
 *     own); null in certificate mode
 * @param certificates null unless in certificate mode
 * @param endpoint null for mainland China
 */
public record AlipaySettings(
    String id,
    String appId,
    Store store,
    KeyFile privateKey,
    @Nullable String alipayPublicKey,
    @Nullable AlipayCertificates certificates,
    @Nullable Endpoint endpoint)
    implements ChannelSettings {}
