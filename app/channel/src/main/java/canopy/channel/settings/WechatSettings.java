package canopy.channel.settings;

import org.jspecify.annotations.Nullable;

/**
 * An account with WeChat Pay, API version 3.
 *
 * @param appId the official account or mini program that the merchant is bound to
 * @param merchantId mchid
 * @param notifyUrl where WeChat Pay tells that a code of ours was paid; it insists on one though
 *     the till asks by itself: an https address without a query. Empty: no code of ours is shown
 * @param endpoint null for mainland China
 */
public record WechatSettings(
    String id,
    String appId,
    String merchantId,
    Store store,
    String notifyUrl,
    WechatKeys keys,
    @Nullable Endpoint endpoint)
    implements ChannelSettings {}
