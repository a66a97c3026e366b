package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer before it is signed.
 *
 * @param protocolError whether it stands under {@code error_response}
 * @param body code, message and what was asked for
 */
record AlipayAnswer(boolean protocolError, ObjectNode body) {

  static AlipayAnswer ok(ObjectNode fields) {
    return of("10000", "Success", fields);
  }

  /** The trade is made and waits for its buyer: not a success. */
  static AlipayAnswer waiting(ObjectNode fields) {
    return of("10003", "order success pay inprocess", fields);
  }

  private static AlipayAnswer of(String code, String message, ObjectNode fields) {
    ObjectNode body = Json.object().put("code", code).put("msg", message);
    body.setAll(fields);
    return new AlipayAnswer(false, body);
  }

  /** The business failed: code 40004. */
  static AlipayAnswer failed(String subCode, String message) {
    return error("40004", "Business Failed", subCode, message);
  }

  static AlipayAnswer invalid(String message) {
    return failed("ACQ.INVALID_PARAMETER", "参数无效：" + message);
  }

  static AlipayAnswer notFound() {
    return failed("ACQ.TRADE_NOT_EXIST", "交易不存在");
  }

  static AlipayAnswer notEnough() {
    return failed("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足");
  }

  /** The service is down: nobody knows what happened. */
  static AlipayAnswer unavailable() {
    return error("20000", "Service Currently Unavailable", "aop.unknow-error", "系统繁忙");
  }

  static AlipayAnswer error(String code, String message, String subCode, String subMessage) {
    ObjectNode body = Json.object().put("code", code).put("msg", message);
    return new AlipayAnswer(false, body.put("sub_code", subCode).put("sub_msg", subMessage));
  }

  /** The request itself is wrong: 40002. */
  static AlipayAnswer wrongRequest(String subCode, String subMessage) {
    AlipayAnswer error = error("40002", "Invalid Arguments", subCode, subMessage);
    return new AlipayAnswer(true, error.body());
  }

  static AlipayAnswer refused(DeskRefusal.Reason reason) {
    return switch (reason) {
      case CODE_UNKNOWN, CODE_USED, CODE_EXPIRED ->
          failed("ACQ.PAYMENT_AUTH_CODE_INVALID", "支付授权码无效");
      case BALANCE_TOO_SMALL -> notEnough();
      case ORDER_UNKNOWN -> notFound();
      case NUMBER_USED -> failed("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
      case ALREADY_PAID -> failed("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
      case ALREADY_CLOSED -> failed("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
      case BEING_CONFIRMED -> failed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
      case NOT_PAID, NOT_REVERSIBLE -> failed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
      case TOO_LATE -> failed("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
      case REFUND_TOO_LARGE -> failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
      case REFUND_DIFFERS -> failed("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求");
      case TOO_MANY_REFUNDS, REFUND_TOO_SOON -> failed("ACQ.REFUND_FREQUENCY_LIMITED", "退款次数超限");
    };
  }
}
