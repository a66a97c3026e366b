package canopy.till.station.limits;

import static canopy.till.station.limits.LimitUnit.COUNT;
import static canopy.till.station.limits.LimitUnit.DAYS;
import static canopy.till.station.limits.LimitUnit.FACTOR;
import static canopy.till.station.limits.LimitUnit.LITRES;
import static canopy.till.station.limits.LimitUnit.MINUTES;
import static canopy.till.station.limits.LimitUnit.MONEY;
import static canopy.till.station.limits.LimitUnit.PERCENT;
import static canopy.till.station.limits.LimitUnit.SECONDS;

import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Volume;
import canopy.core.station.Limits;
import canopy.core.stock.StockLimits;
import canopy.till.station.limits.LimitList.Spec;
import canopy.till.store.finding.FindingLimits;
import java.util.List;

/** The limits of each file, with what may be set. */
final class LimitLists {
  private static final long MOST_TIMES = 1_000;
  private static final long DAY_MINUTES = 1_440;
  private static final long HOUR_SECONDS = 3_600;
  private static final long YEAR_DAYS = 366;
  private static final long MOST_MILLILITRES = 10_000_000;
  private static final long TENTH_PPM = 100_000;
  private static final long MOST_MILLI = 100_000;

  private LimitLists() {}

  static final LimitList<TrustLimit> TRUST =
      new LimitList<>(
          LimitGroup.TRUST,
          List.of(
              new Spec("trust.payments", "limits.trustpayments", COUNT, 0, MOST_TIMES),
              new Spec("trust.amount", "limits.trustamount", MONEY, 0, Limits.AMOUNT_MINOR),
              new Spec("trust.overdue", "limits.trustoverdue", DAYS, 1, YEAR_DAYS)),
          trust -> new long[] {trust.payments(), trust.amountMinor(), trust.overdueDays()},
          v -> new TrustLimit((int) v[0], v[1], (int) v[2]));

  static final LimitList<FindingLimits> FINDINGS =
      new LimitList<>(
          LimitGroup.FINDINGS,
          List.of(
              new Spec("findings.voids", "limits.voids", COUNT, 1, MOST_TIMES),
              new Spec("findings.nosales", "limits.nosales", COUNT, 1, MOST_TIMES),
              new Spec("findings.overrides", "limits.overrides", COUNT, 1, MOST_TIMES),
              new Spec("findings.largevoid", "limits.largevoid", MONEY, 1, Limits.AMOUNT_MINOR),
              new Spec("findings.nosaleafter", "limits.nosaleafter", SECONDS, 0, HOUR_SECONDS),
              new Spec("findings.refundsoon", "limits.refundsoon", MINUTES, 0, DAY_MINUTES),
              new Spec("findings.round", "limits.round", MONEY, 1, Limits.AMOUNT_MINOR),
              new Spec("findings.wrongpins", "limits.wrongpins", COUNT, 1, MOST_TIMES),
              new Spec("findings.discount", "limits.discount", MONEY, 1, Limits.AMOUNT_MINOR),
              new Spec("findings.discount.share", "limits.discountshare", PERCENT, 1, Rate.ONE),
              new Spec(
                  "findings.discount.sharefrom",
                  "limits.discountsharefrom",
                  MONEY,
                  1,
                  Limits.AMOUNT_MINOR),
              new Spec("findings.fuel.share", "limits.fuelshare", PERCENT, 1, Rate.ONE),
              new Spec("findings.dearline", "limits.dearline", MONEY, 1, Limits.AMOUNT_MINOR)),
          found ->
              new long[] {
                found.voidsPerDay(),
                found.noSalesPerDay(),
                found.overridesPerDay(),
                found.largeVoidMinor(),
                found.noSaleSeconds(),
                found.refundMinutes(),
                found.roundMinor(),
                found.wrongPinsPerDay(),
                found.discounts().fromMinor(),
                found.discounts().sharePpm(),
                found.discounts().shareFromMinor(),
                found.discounts().fuelSharePpm(),
                found.dearLineMinor()
              },
          v ->
              new FindingLimits(
                  (int) v[0],
                  (int) v[1],
                  (int) v[2],
                  v[3],
                  (int) v[4],
                  (int) v[5],
                  v[6],
                  (int) v[7],
                  new FindingLimits.Discounts(v[8], v[9], v[10], v[11]),
                  v[12]));

  static final LimitList<StockLimits> TANKS =
      new LimitList<>(
          LimitGroup.TANKS,
          List.of(
              litres("tanks.amber", "limits.amber"),
              share("tanks.amber.share", "limits.ambershare"),
              litres("tanks.red", "limits.red"),
              share("tanks.red.share", "limits.redshare"),
              litres("tanks.thirty", "limits.thirty"),
              share("tanks.thirty.share", "limits.thirtyshare"),
              litres("tanks.delivery", "limits.delivery"),
              share("tanks.delivery.share", "limits.deliveryshare"),
              litres("tanks.waterrise", "limits.waterrise"),
              litres("tanks.water", "limits.water"),
              litres("tanks.unrecorded", "limits.unrecorded"),
              new Spec("tanks.trend.days", "limits.trenddays", DAYS, 10, YEAR_DAYS),
              new Spec("tanks.trend.least", "limits.trendleast", DAYS, 5, YEAR_DAYS),
              new Spec("tanks.trend.allowance", "limits.trendallowance", FACTOR, 0, MOST_MILLI),
              new Spec("tanks.trend.decision", "limits.trenddecision", FACTOR, 1, MOST_MILLI),
              share("tanks.trend.spread", "limits.trendspread"),
              litres("tanks.trend.sold", "limits.trendsold"),
              new Spec("tanks.drift.days", "limits.driftdays", DAYS, 10, YEAR_DAYS),
              new Spec("tanks.drift.least", "limits.driftleast", DAYS, 5, YEAR_DAYS),
              share("tanks.drift.share", "limits.driftshare"),
              new Spec("tanks.drift.sure", "limits.driftsure", FACTOR, 1, MOST_MILLI)),
          LimitLists::take,
          LimitLists::make);

  private static Spec litres(String name, String key) {
    return new Spec(name, key, LITRES, 0, MOST_MILLILITRES);
  }

  private static Spec share(String name, String key) {
    return new Spec(name, key, PERCENT, 0, TENTH_PPM);
  }

  private static long[] take(StockLimits stock) {
    return new long[] {
      stock.dailyAmber().floor().millilitres(),
      stock.dailyAmber().ppm(),
      stock.dailyRed().floor().millilitres(),
      stock.dailyRed().ppm(),
      stock.thirtyDays().floor().millilitres(),
      stock.thirtyDays().ppm(),
      stock.delivery().floor().millilitres(),
      stock.delivery().ppm(),
      stock.waterRise().millilitres(),
      stock.waterMost().millilitres(),
      stock.unrecorded().millilitres(),
      stock.trend().days(),
      stock.trend().leastDays(),
      stock.trend().allowanceMilli(),
      stock.trend().decisionMilli(),
      stock.trend().spreadPpm(),
      stock.trend().leastSold().millilitres(),
      stock.drift().days(),
      stock.drift().leastDays(),
      stock.drift().ppm(),
      stock.drift().sureMilli()
    };
  }

  private static StockLimits make(long[] v) {
    return new StockLimits(
        band(v, 0),
        band(v, 2),
        band(v, 4),
        band(v, 6),
        new Volume(v[8]),
        new Volume(v[9]),
        new Volume(v[10]),
        new StockLimits.Trend(
            (int) v[11], (int) v[12], (int) v[13], (int) v[14], v[15], new Volume(v[16])),
        new StockLimits.Drift((int) v[17], (int) v[18], v[19], (int) v[20]));
  }

  private static StockLimits.Band band(long[] v, int at) {
    return new StockLimits.Band(new Volume(v[at]), v[at + 1]);
  }
}
