package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer before it is signed.
 *
 * @param status HTTP
 * @param body empty of status 204
 */
record WechatAnswer(int status, String body) {

  static WechatAnswer ok(ObjectNode body) {
    return new WechatAnswer(200, Json.text(body));
  }

  static WechatAnswer done() {
    return new WechatAnswer(204, "");
  }

  static WechatAnswer error(int status, String code, String message) {
    return new WechatAnswer(
        status, Json.text(Json.object().put("code", code).put("message", message)));
  }

  /** A field that breaks a rule, named as {@code /body/amount/total}. */
  static WechatAnswer wrong(String field, String issue) {
    ObjectNode error = Json.object().put("code", "PARAM_ERROR");
    error.put("message", "输入源“%s”映射到字段“%s”%s".formatted(field, last(field), issue));
    error
        .putObject("detail")
        .put("location", "body")
        .put("value", "")
        .put("field", field)
        .put("issue", issue);
    return new WechatAnswer(400, Json.text(error));
  }

  static WechatAnswer missing(String field) {
    return wrong(field, "必填性规则校验失败，此字段为必填项");
  }

  static WechatAnswer systemError() {
    return error(500, "SYSTEM_ERROR", "系统异常，请用相同参数重新调用");
  }

  static WechatAnswer notFound() {
    return error(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  static WechatAnswer notEnough() {
    return error(403, "NOTENOUGH", "用户余额不足");
  }

  /** What the service says when the desk refuses. */
  static WechatAnswer refused(DeskRefusal.Reason reason) {
    return switch (reason) {
      case CODE_UNKNOWN ->
          error(400, "AUTH_CODE_INVALID", "请扫描微信支付授权码(以10/11/12/13/14/15为前缀的18位数字)");
      case CODE_USED -> error(400, "AUTH_CODE_INVALID", "101 每个二维码仅限使用一次，请刷新再试");
      case CODE_EXPIRED -> error(400, "AUTH_CODE_EXPIRED", "二维码已过期，请用户在微信上刷新后再试");
      case BALANCE_TOO_SMALL -> notEnough();
      case ORDER_UNKNOWN -> notFound();
      case NUMBER_USED -> error(403, "OUT_TRADE_NO_USED", "商户订单号重复");
      case ALREADY_PAID -> error(400, "ORDERPAID", "该订单已支付");
      case ALREADY_CLOSED -> error(400, "ORDER_CLOSED", "该订单已关闭");
      case BEING_CONFIRMED -> error(202, "USERPAYING", "需要用户输入支付密码");
      case NOT_PAID -> error(400, "INVALID_REQUEST", "订单未支付，不能退款");
      case NOT_REVERSIBLE -> error(400, "INVALID_REQUEST", "该订单不支持撤销");
      case TOO_LATE -> error(400, "INVALID_REQUEST", "已超过可操作的期限");
      case REFUND_TOO_LARGE -> error(400, "INVALID_REQUEST", "申请退款金额超过订单可退金额");
      case REFUND_DIFFERS -> error(400, "PARAM_ERROR", "同一退款单号的退款金额与之前不一致");
      case TOO_MANY_REFUNDS -> error(403, "RULE_LIMIT", "部分退款次数超过50次");
      case REFUND_TOO_SOON -> error(429, "FREQUENCY_LIMITED", "同一订单的退款请间隔一分钟");
    };
  }

  private static String last(String field) {
    return field.substring(field.lastIndexOf('/') + 1);
  }
}
