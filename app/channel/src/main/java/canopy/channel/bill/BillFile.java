package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import canopy.core.bill.BillDay;
import canopy.core.bill.BillItem;
import java.time.LocalDate;
import java.time.ZoneId;

/** A bill that a person has downloaded or written: packed or not, in any form that is known. */
public final class BillFile {
  private BillFile() {}

  /**
   * Reads a file.
   *
   * @param currency of a file in the plain form, ISO 4217
   * @param zone of the channel's days
   * @throws BadBill with what is wrong and where; also if it is about another day
   */
  public static BillRows read(byte[] bytes, String currency, LocalDate day, ZoneId zone)
      throws BadBill {
    BillRows rows = rows(bytes, currency, zone);
    BillDay wanted = BillDay.of(day, zone);
    for (BillItem item : rows.items()) {
      if (!wanted.mayHave(item.at())) {
        throw new BadBill(Flaw.OTHER_DAY, 0, item.at().atZone(zone).toLocalDate().toString());
      }
    }
    return rows;
  }

  private static BillRows rows(byte[] bytes, String currency, ZoneId zone) throws BadBill {
    for (String text : Packing.texts(bytes)) {
      String head = text.lines().findFirst().orElse("");
      if (head.contains(WechatTable.OWN_COLUMN)) {
        return WechatTable.read(text);
      }
      if (AlipayTable.isBill(text)) {
        return AlipayTable.read(text);
      }
      if (PlainTable.isBill(text)) {
        return PlainTable.read(text, currency, zone);
      }
    }
    throw BadBill.of(Flaw.NOT_A_BILL);
  }
}
