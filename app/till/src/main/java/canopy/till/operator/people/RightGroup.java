package canopy.till.operator.people;

import canopy.core.operator.Right;
import java.util.Arrays;
import java.util.List;

/** Which rights stand together. */
enum RightGroup {
  SALE("people.group.sale"),
  FUEL("people.group.fuel"),
  MONEY("people.group.money"),
  STATION("people.group.station");

  private final String key;

  RightGroup(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  List<Right> rights() {
    return Arrays.stream(Right.values()).filter(right -> of(right) == this).toList();
  }

  static RightGroup of(Right right) {
    return switch (right) {
      case SELL,
          VOID_LINE,
          VOID_SALE,
          PRICE_OVERRIDE,
          DISCOUNT,
          REFUND,
          REFUND_WITHOUT_RECEIPT,
          REPRINT ->
          SALE;
      case AUTHORISE_PUMP,
          RESTART_PUMP,
          WRITE_OFF_FILL,
          PUMP_TEST,
          COMPANY_USE,
          RECORD_READING,
          RECORD_DELIVERY ->
          FUEL;
      case NO_SALE,
          OPEN_SHIFT,
          CLOSE_SHIFT,
          CLOSE_OTHERS_SHIFT,
          PAID_IN,
          PAID_OUT,
          SAFE_DROP,
          CHANGE_FLOAT,
          SEE_EXPECTED_CASH,
          ACCEPT_DIFFERENCE,
          FORCE_PAYMENT,
          SETTLE_PAYMENT,
          CLOSE_DAY ->
          MONEY;
      case IMPORT_GOODS, CHANGE_GOODS, CHANGE_SETTINGS, MANAGE_PEOPLE, TRAIN -> STATION;
    };
  }
}
