package canopy.till.report.page;

import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.tender.Tender;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.List;

/** A sale down to its journal lines. */
final class SalePage {
  private final ReportFacts facts;

  SalePage(ReportFacts facts) {
    this.facts = facts;
  }

  Section lines(CompletedSale sale) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Line line : sale.lines()) {
      LineAmounts amounts = sale.amounts(line.no()).orElseThrow();
      rows.add(
          List.of(
              Cell.integer(line.no()),
              Cell.of(line.name().in(facts.language().rules())),
              Cell.of(quantity(line)),
              Cell.money(amounts.listed().minor()),
              Cell.money(amounts.lineDiscount().plus(amounts.orderDiscount()).minor()),
              Cell.money(amounts.total().minor())));
    }
    return new Section(
        facts.text(
            sale.kind() == Sale.Kind.REFUND ? "report.refundlines" : "report.salelines", sale.id()),
        facts.text(
            "report.saleby",
            facts.local(sale.completedAt()).withNano(0).toString().replace('T', ' '),
            facts.operator(sale.cashier())),
        List.of(
            Column.integer("#"),
            Column.text(facts.text("report.article")),
            Column.text(facts.text("report.quantity")),
            Column.money(facts.text("report.listed")),
            Column.money(facts.text("report.discount")),
            Column.money(facts.text("report.total"))),
        rows,
        List.of(
            Cell.empty(),
            Cell.of(facts.text("report.sum")),
            Cell.empty(),
            Cell.empty(),
            Cell.money(sale.totals().discount().minor()),
            Cell.money(sale.totals().total().minor())));
  }

  /** As it was rung up: how much, and of each the price where it is known. */
  private String quantity(Line line) {
    return switch (line) {
      case Line.Goods goods ->
          goods.labelAmount() == null
              ? Words.quantity(goods.quantity()) + " × " + facts.formats().unitPrice(goods.price())
              : Words.quantity(goods.quantity());
      case Line.FuelFill fuel ->
          Words.litres(facts.formats(), fuel.fill().volume().millilitres())
              + " × "
              + facts.formats().unitPrice(fuel.fill().price());
      case Line.Return back -> {
        Volume volume = back.volume();
        yield volume == null
            ? Words.quantity(back.quantity())
            : Words.litres(facts.formats(), volume.millilitres());
      }
      case Line.FuelPrepay prepay when prepay.limit() instanceof Limit.ByVolume(Volume litres) -> {
        OrderedGrade ordered = prepay.ordered();
        String much = Words.litres(facts.formats(), litres.millilitres());
        yield ordered == null ? much : much + " × " + facts.formats().unitPrice(ordered.price());
      }
      // Its litres are known, and counted, when they flow.
      case Line.FuelPrepay _, Line.PrepayRest _ -> facts.text("report.byamount");
    };
  }

  Section tenders(CompletedSale sale) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Tender tender : sale.tenders()) {
      rows.add(
          List.of(
              Cell.of(facts.tender(tender.kind())),
              Cell.money(tender.given().minor()),
              Cell.money(tender.change().minor()),
              Cell.money(tender.kept().minor()),
              Cell.of(tender.reference())));
    }
    return Section.of(
        facts.text("report.tenders"),
        List.of(
            Column.text(facts.text("report.tender")),
            Column.money(facts.text("report.given")),
            Column.money(facts.text("report.changegiven")),
            Column.money(facts.text("report.kept")),
            Column.text(facts.text("report.reference"))),
        rows);
  }

  Section journal(List<JournalLines.Line> lines) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JournalLines.Line line : lines) {
      rows.add(
          List.of(
              Cell.integer(line.seq()),
              Cell.dateTime(facts.local(line.at())),
              Cell.of(facts.operator(line.by())),
              Cell.of(line.type()),
              Cell.of(line.hash().substring(0, 16)),
              Cell.of(line.data())));
    }
    return Section.of(
            facts.text("report.journal"),
            List.of(
                Column.integer("#"),
                Column.dateTime(facts.text("report.time")),
                Column.text(facts.text("report.who")),
                Column.text(facts.text("report.event")),
                Column.text(facts.text("report.hash")),
                Column.text(facts.text("report.data"))),
            rows)
        .noting(facts.text("report.chained"));
  }
}
