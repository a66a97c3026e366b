package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.book.DeskRefusal;
import java.util.Map;

/**
 * An answer's own fields before those of the request join them.
 *
 * @param code respCode
 * @param message respMsg
 * @param fields more
 */
record UnionpayAnswer(String code, String message, Map<String, String> fields) {

  static UnionpayAnswer ok(Map<String, String> fields) {
    return new UnionpayAnswer("00", "成功[0000000]", fields);
  }

  static UnionpayAnswer of(String code, String message) {
    return new UnionpayAnswer(code, message, Map.of());
  }

  /** Accepted; the result must be asked for. */
  static UnionpayAnswer underWay(Map<String, String> fields) {
    return new UnionpayAnswer("05", "交易已受理，请稍后查询交易结果", fields);
  }

  static UnionpayAnswer timeout() {
    return of("03", "交易通讯超时，请发起查询交易");
  }

  static UnionpayAnswer notFound() {
    return of("34", "查无此交易");
  }

  static UnionpayAnswer notEnough() {
    return of("64", "您的账户余额不足");
  }

  static UnionpayAnswer wrong(String field) {
    return of("10", "报文格式错误：" + field);
  }

  static UnionpayAnswer refused(DeskRefusal.Reason reason) {
    return switch (reason) {
      case CODE_UNKNOWN, CODE_USED, CODE_EXPIRED -> of("30", "交易未通过：二维码无效或已失效");
      case BALANCE_TOO_SMALL -> notEnough();
      case ORDER_UNKNOWN -> notFound();
      case NUMBER_USED, ALREADY_PAID, ALREADY_CLOSED, BEING_CONFIRMED, REFUND_DIFFERS ->
          of("12", "重复交易");
      case NOT_PAID, NOT_REVERSIBLE -> of("35", "原交易不存在或状态不正确");
      case TOO_LATE -> of("39", "交易不在受理时间范围内");
      case REFUND_TOO_LARGE -> of("36", "与原交易信息不符");
      case TOO_MANY_REFUNDS, REFUND_TOO_SOON -> of("37", "已超过最大次数或操作过于频繁");
    };
  }
}
