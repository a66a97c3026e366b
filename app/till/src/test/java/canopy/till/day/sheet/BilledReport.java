package canopy.till.day.sheet;

import canopy.core.account.ComparedBill;
import canopy.core.account.ZReport;
import canopy.core.bill.BillCheck;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.CategorySum;
import canopy.core.bill.Difference;
import canopy.core.day.BillState;
import canopy.core.day.DayEnd;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A day's report with bills of scan-to-pay in every state. */
public final class BilledReport {
  private BilledReport() {}

  /** What a day before owes, a bill that was fetched and compared on its own day, and none. */
  public static DaySheet of(DaySheet sheet) {
    LocalDate day = sheet.report().span().day();
    return of(
        sheet,
        List.of(
            new BillState("wechat", day.minusDays(2), BillState.State.DIFFERENCES, 1),
            new BillState("wechat", day, BillState.State.DIFFERENCES, 2),
            new BillState("alipay", day, BillState.State.NOT_FETCHED, 0)),
        List.of(compared(day), compared(day.minusDays(1))));
  }

  static DaySheet of(DaySheet sheet, List<BillState> states, List<ComparedBill> compared) {
    ZReport r = sheet.report();
    DayEnd end =
        new DayEnd(
            r.end().number(),
            r.end().firstSeq(),
            r.end().unpaid(),
            r.end().open(),
            states,
            r.end().tanks());
    return new DaySheet(
        new ZReport(
            r.span(),
            r.totals(),
            r.signed(),
            r.discounts(),
            r.taxes(),
            r.groups(),
            r.tenders(),
            r.cashiers(),
            r.incidents(),
            r.voided(),
            r.cash(),
            r.fuel(),
            compared,
            end),
        sheet.proof());
  }

  /** Ours 108.66, theirs 115.16; another till's 60.00 are on the bill too. */
  static ComparedBill compared(LocalDate day) {
    BillSums counted = new BillSums(5, yuan(17_516), yuan(0), 0L);
    return new ComparedBill(
        Instant.parse("2026-11-22T13:00:00Z"),
        "2001",
        new BillCheck(
            "wechat",
            day,
            BillCheck.Origin.FETCHED,
            "",
            List.of(
                new CategorySum(Category.MATCHED, 2, yuan(10_516), yuan(10_516)),
                new CategorySum(Category.ONLY_CHANNEL, 1, yuan(1_000), yuan(0)),
                new CategorySum(Category.ONLY_HERE, 1, yuan(0), yuan(350)),
                new CategorySum(Category.NEXT_DAY, 1, yuan(0), yuan(800)),
                new CategorySum(Category.OTHER_TILL, 1, yuan(6_000), yuan(0))),
            counted,
            counted,
            List.of(
                new Difference(
                    "P:A1",
                    Category.ONLY_CHANNEL,
                    BillItem.Kind.PAYMENT,
                    "A1",
                    null,
                    "4200",
                    yuan(1_000),
                    null,
                    Instant.parse("2026-11-22T04:00:00Z"),
                    null,
                    "",
                    false)),
            List.of(),
            List.of()));
  }

  private static Money yuan(long minor) {
    return Money.of(minor, "CNY");
  }
}
