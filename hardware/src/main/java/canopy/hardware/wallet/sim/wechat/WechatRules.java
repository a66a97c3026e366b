package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.SimTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a request's fields. Each check gives the error of the first field that breaks one.
 */
final class WechatRules {
  static final Pattern ORDER_NO = Pattern.compile("[0-9A-Za-z_*\\-]{6,32}");
  private static final Pattern REFUND_NO = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");
  private static final Pattern CODE = Pattern.compile("1[0-5][0-9]{16}");
  private static final int MOST_DESCRIPTION = 127;
  private static final int MOST_ATTACH = 128;

  private WechatRules() {}

  /** A payment by code. */
  static @Nullable WechatAnswer codepay(JsonNode body) {
    WechatAnswer wrong = order(body);
    if (wrong != null) {
      return wrong;
    }
    JsonNode store = body.path("scene_info").path("store_info");
    if (!body.path("scene_info").isObject()) {
      return WechatAnswer.missing("/body/scene_info");
    }
    if (store.path("id").asText().isEmpty() && store.path("out_id").asText().isEmpty()) {
      return WechatAnswer.missing("/body/scene_info/store_info");
    }
    String code = body.path("payer").path("auth_code").asText();
    if (code.isEmpty()) {
      return WechatAnswer.missing("/body/payer/auth_code");
    }
    return CODE.matcher(code).matches()
        ? null
        : WechatAnswer.refused(DeskRefusal.Reason.CODE_UNKNOWN);
  }

  /** A Native order. */
  static @Nullable WechatAnswer nativeOrder(JsonNode body, SimTime time) {
    WechatAnswer wrong = order(body);
    if (wrong != null) {
      return wrong;
    }
    String notifyUrl = body.path("notify_url").asText();
    if (notifyUrl.isEmpty()) {
      return WechatAnswer.missing("/body/notify_url");
    }
    if (notifyUrl.length() > 255 || notifyUrl.contains("?")) {
      return WechatAnswer.wrong("/body/notify_url", "不能携带参数");
    }
    if (body.has("time_expire")) {
      Instant end = instant(body.path("time_expire").asText());
      if (end == null) {
        return WechatAnswer.wrong("/body/time_expire", "格式应为RFC3339");
      }
      if (Duration.between(time.instant(), end).toSeconds() < 60) {
        return WechatAnswer.wrong("/body/time_expire", "支付结束时间不能早于一分钟后");
      }
    }
    return null;
  }

  private static @Nullable WechatAnswer order(JsonNode body) {
    WechatAnswer wrong = merchant(body);
    if (wrong != null) {
      return wrong;
    }
    String description = body.path("description").asText();
    if (description.isEmpty()) {
      return WechatAnswer.missing("/body/description");
    }
    if (description.codePointCount(0, description.length()) > MOST_DESCRIPTION) {
      return WechatAnswer.wrong("/body/description", "字符数超过127");
    }
    if (body.path("out_trade_no").asText().isEmpty()) {
      return WechatAnswer.missing("/body/out_trade_no");
    }
    if (!ORDER_NO.matcher(body.path("out_trade_no").asText()).matches()) {
      return WechatAnswer.wrong("/body/out_trade_no", "正则校验失败");
    }
    if (body.path("attach").asText().length() > MOST_ATTACH) {
      return WechatAnswer.wrong("/body/attach", "字符数超过128");
    }
    return amount(body, "total");
  }

  /** The number of the app and of the merchant. */
  static @Nullable WechatAnswer merchant(JsonNode body) {
    if (body.path("appid").asText().isEmpty()) {
      return WechatAnswer.missing("/body/appid");
    }
    return body.path("appid").asText().equals(WechatKeys.APPID)
        ? merchantOnly(body)
        : WechatAnswer.error(400, "APPID_MCHID_NOT_MATCH", "appid和mchid不匹配");
  }

  static @Nullable WechatAnswer merchantOnly(JsonNode body) {
    if (body.path("mchid").asText().isEmpty()) {
      return WechatAnswer.missing("/body/mchid");
    }
    return body.path("mchid").asText().equals(WechatKeys.MCHID)
        ? null
        : WechatAnswer.wrong("/body/mchid", "与签名的商户号不一致");
  }

  /** A refund. */
  static @Nullable WechatAnswer refund(JsonNode body) {
    String refundNo = body.path("out_refund_no").asText();
    if (refundNo.isEmpty()) {
      return WechatAnswer.missing("/body/out_refund_no");
    }
    if (!REFUND_NO.matcher(refundNo).matches()) {
      return WechatAnswer.wrong("/body/out_refund_no", "正则校验失败");
    }
    if (body.path("out_trade_no").asText().isEmpty()
        && body.path("transaction_id").asText().isEmpty()) {
      return WechatAnswer.missing("/body/transaction_id");
    }
    if (!body.path("amount").has("currency")) {
      return WechatAnswer.missing("/body/amount/currency");
    }
    WechatAnswer wrong = amount(body, "total");
    return wrong != null ? wrong : amount(body, "refund");
  }

  private static @Nullable WechatAnswer amount(JsonNode body, String field) {
    JsonNode amount = body.path("amount");
    String place = "/body/amount/" + field;
    if (!amount.has(field)) {
      return WechatAnswer.missing(place);
    }
    if (!amount.get(field).isIntegralNumber() || amount.get(field).asLong() < 1) {
      return WechatAnswer.wrong(place, "应为大于0的整数，单位为分");
    }
    return amount.path("currency").asText("CNY").equals("CNY")
        ? null
        : WechatAnswer.wrong("/body/amount/currency", "境内商户号仅支持人民币CNY");
  }

  static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
