package canopy.till.naxml;

import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.settlement.Fate;
import canopy.core.settlement.FuelSum;
import canopy.core.settlement.GradeLine;
import canopy.core.settlement.NozzlePeriod;
import canopy.core.settlement.TankLine;
import canopy.core.stock.TotaliserReading;
import canopy.till.naxml.NaxmlMapping.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The movement of fuel grades of a day: what was sold, tested and given off, and the counters. */
final class MovementDocument {
  private static final String VERSION = "3.4";

  /** One price a grade, whatever it is paid with. */
  private static final String ONLY_TIER = "0001";

  private final NaxmlDay day;
  private final Codes codes;
  private final Header header;
  private final Written written;
  private final Map<Integer, Discounts> discounts = new HashMap<>();

  /** What was taken off fills of one grade. */
  private record Discounts(int count, Money amount) {
    Discounts plus(Money more) {
      return new Discounts(count + 1, amount.plus(more));
    }
  }

  MovementDocument(NaxmlDay day, Codes codes) {
    this.day = day;
    this.codes = codes;
    this.header = new Header(day);
    this.written = new Written(day.station().decimals());
    day.lines().stream()
        .map(recorded -> recorded.event())
        .filter(SaleEvent.Completed.class::isInstance)
        .map(event -> ((SaleEvent.Completed) event).sale())
        .forEach(this::discounts);
  }

  private void discounts(CompletedSale sale) {
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill fuel) {
        LineAmounts amounts = sale.amounts(line.no()).orElseThrow();
        Money off = amounts.lineDiscount().plus(amounts.orderDiscount());
        if (!off.isZero()) {
          int grade = fuel.fill().grade();
          discounts.put(grade, discount(grade).plus(off));
        }
      }
    }
  }

  private Discounts discount(int grade) {
    Discounts found = discounts.get(grade);
    return found == null ? new Discounts(0, zero()) : found;
  }

  private Money zero() {
    return Money.zero(day.report().totals().total().currency());
  }

  String document() {
    XmlDocument xml = new XmlDocument();
    xml.element(
        "NAXML-MovementReport",
        () -> {
          header.transmission(xml);
          xml.element(
              "FuelGradeMovement",
              () -> {
                header.period(xml, "MovementHeader");
                day.report().fuel().grades().forEach(grade -> detail(xml, grade));
              });
        },
        "version",
        VERSION);
    return xml.end();
  }

  private void detail(XmlDocument xml, GradeLine grade) {
    xml.element(
        "FGMDetail",
        () -> {
          xml.text("FuelGradeID", codes.of(Kind.GRADE, Integer.toString(grade.grade())));
          counters(xml, grade.grade());
          xml.element(
              "FGMPriceTierSummary",
              () -> {
                xml.text("PriceTierCode", ONLY_TIER);
                xml.element("FGMSalesTotals", () -> totals(xml, grade));
              });
        });
  }

  /** The counters of all nozzles of the grade together; left out if one was not read. */
  private void counters(XmlDocument xml, int grade) {
    Volume volume = Volume.ZERO;
    Money amount = zero();
    for (NozzlePeriod nozzle : day.report().fuel().nozzles()) {
      if (nozzle.grade() != grade) {
        continue;
      }
      TotaliserReading reading =
          nozzle.balances().isEmpty() ? null : nozzle.balances().getLast().closing();
      Money counted = reading == null ? null : reading.amount();
      if (reading == null || counted == null) {
        return;
      }
      volume = volume.plus(reading.volume());
      amount = amount.plus(counted);
    }
    long millilitres = volume.millilitres();
    Money money = amount;
    xml.element(
        "FGMNonResettableTotal",
        () -> {
          xml.text("FuelGradeNonResettableTotalVolume", Written.litres(millilitres));
          xml.text("FuelGradeNonResettableTotalAmount", written.money(money));
        });
  }

  private void totals(XmlDocument xml, GradeLine grade) {
    DayTotals.FuelTotal sold = day.report().totals().fuel().get(grade.grade());
    Discounts off = discount(grade.grade());
    FuelSum tests = grade.fills().of(Fate.PUMP_TEST);
    xml.text(
        "FuelGradeSalesVolume", Written.litres(sold == null ? 0 : sold.volume().millilitres()));
    xml.text("FuelGradeSalesAmount", written.money(sold == null ? zero() : sold.amount()));
    xml.element(
        "PumpTestTotals",
        () -> {
          xml.text("PumpTestAmount", written.money(tests.amount()));
          xml.text("PumpTestVolume", Written.litres(tests.volume().millilitres()));
          xml.text("ReturnTankID", returnTank(grade.grade(), tests));
        });
    xml.text("TaxExemptSalesVolume", Written.litres(0));
    xml.text("DiscountAmount", written.money(off.amount()));
    xml.text("DiscountCount", Integer.toString(off.count()));
    xml.text("DispenserDiscountAmount", written.money(zero()));
    xml.text("DispenserDiscountCount", "0");
  }

  /** The grade's tank; empty if nothing was poured back, or it could be one of several. */
  private String returnTank(int grade, FuelSum tests) {
    List<TankLine> own =
        day.report().fuel().tanks().stream()
            .filter(tank -> tank.period().plan().grade() == grade)
            .toList();
    return tests.isNothing() || own.size() != 1
        ? ""
        : Integer.toString(own.getFirst().period().plan().tank());
  }
}
