package canopy.channel.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One account with one channel. In JSON {@code kind} says which record it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AlipaySettings.class, name = "alipay"),
  @JsonSubTypes.Type(value = CodeSettings.class, name = "code"),
  @JsonSubTypes.Type(value = RelaySettings.class, name = "relay"),
  @JsonSubTypes.Type(value = UnionpaySettings.class, name = "unionpay"),
  @JsonSubTypes.Type(value = WechatSettings.class, name = "wechat"),
})
public sealed interface ChannelSettings
    permits AlipaySettings, CodeSettings, RelaySettings, UnionpaySettings, WechatSettings {
  /** Names the channel in journal, screens and reports; unique and never changed. */
  String id();
}
