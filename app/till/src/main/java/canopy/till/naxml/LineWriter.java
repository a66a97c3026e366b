package canopy.till.naxml;

import canopy.core.catalogue.Language;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.tender.Tender;
import canopy.till.naxml.NaxmlMapping.Kind;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a transaction. SalesAmount is without tax, as in the files of the reference, where
 * tax comes on top; prices are those of the shelf.
 *
 * @param originals the sale whose goods come back, by its number; null if it is not found
 */
record LineWriter(
    XmlDocument xml,
    Codes codes,
    Written written,
    Function<String, @Nullable CompletedSale> originals) {
  /** UPC-A fits its 12 digits; everything else is said to be free. */
  private static final String ANY_FORMAT = "plu";

  private static final int EAN_13 = 13;

  /** A line that counts. */
  void sold(CompletedSale sale, Line line, LineAmounts amounts) {
    transaction(
        false,
        () -> {
          switch (line) {
            case Line.Goods goods -> item(goods, amounts.net());
            case Line.FuelFill fuel -> fuel(fuel, amounts.net());
            case Line.FuelPrepay prepay ->
                prepaid(
                    prepay.name().in(Language.ZH_CN),
                    prepay.pump(),
                    prepay.taxClass(),
                    amounts.net());
            case Line.PrepayRest rest ->
                prepaid(rest.name().in(Language.ZH_CN), 0, rest.taxClass(), amounts.net());
            case Line.Return back -> returned(sale, back, amounts.net());
          }
        });
  }

  /** A line that was struck through, or is part of a sale that was given up. */
  void cancelled(Line line, String currency) {
    transaction(
        true,
        () -> {
          switch (line) {
            case Line.Goods goods -> {
              Money label = goods.labelAmount();
              item(goods, label == null ? goods.price().times(goods.quantity(), currency) : label);
            }
            case Line.FuelFill fuel -> fuel(fuel, fuel.fill().amount());
            case Line.FuelPrepay prepay ->
                prepaid(
                    prepay.name().in(Language.ZH_CN),
                    prepay.pump(),
                    prepay.taxClass(),
                    prepay.amount());
            case Line.PrepayRest rest ->
                prepaid(rest.name().in(Language.ZH_CN), 0, rest.taxClass(), rest.rest());
            case Line.Return back ->
                returnedAs(back, NaxmlMapping.RETURNED, "", back.amounts().total());
          }
        });
  }

  private void transaction(boolean cancelled, XmlDocument.Content content) {
    xml.element("TransactionLine", content, "status", cancelled ? "cancel" : "normal");
  }

  private void item(Line.Goods goods, Money amount) {
    xml.element(
        "ItemLine",
        () -> {
          itemCode(goods.code());
          xml.text("Description", goods.name().in(Language.ZH_CN));
          xml.empty(
              "EntryMethod", "method", goods.code().equals(goods.articleId()) ? "plu" : "scan");
          xml.text("ActualSalesPrice", written.price(goods.price()));
          xml.text("MerchandiseCode", codes.of(Kind.DEPARTMENT, goods.department()));
          xml.text("SellingUnits", "1");
          xml.text("RegularSellPrice", written.price(goods.listPrice()));
          xml.text("SalesQuantity", Written.quantity(goods.quantity()));
          xml.text("SalesAmount", written.money(amount));
          tax(goods.taxClass());
        });
  }

  private void itemCode(String code) {
    xml.element(
        "ItemCode",
        () -> {
          xml.text("POSCode", code);
          xml.empty("POSCodeFormat", "format", code.length() == EAN_13 ? "ean13" : ANY_FORMAT);
          xml.text("POSCodeModifier", "0", "name", "pc");
        });
  }

  private void fuel(Line.FuelFill line, Money amount) {
    Fill fill = line.fill();
    xml.element(
        "FuelLine",
        () -> {
          xml.text("FuelGradeID", codes.of(Kind.GRADE, Integer.toString(fill.grade())));
          xml.text("FuelPositionID", Integer.toString(fill.pump()));
          xml.text("Description", line.name().in(Language.ZH_CN));
          xml.text("ActualSalesPrice", written.price(fill.price()));
          xml.text("MerchandiseCode", codes.of(Kind.DEPARTMENT, NaxmlMapping.FUEL));
          xml.text("RegularSellPrice", written.price(fill.price()));
          xml.text("SalesQuantity", Written.litres(fill.volume().millilitres()));
          xml.text("SalesAmount", written.money(amount));
          tax(line.taxClass());
        });
  }

  /** Fuel before it flows: its grade is not known yet. */
  private void prepaid(String description, int pump, String taxClass, Money amount) {
    xml.element(
        "FuelPrepayLine",
        () -> {
          if (pump > 0) {
            xml.text("FuelPositionID", Integer.toString(pump));
          }
          xml.text("Description", description);
          xml.text("MerchandiseCode", codes.of(Kind.DEPARTMENT, NaxmlMapping.PREPAID));
          xml.text("SalesAmount", written.money(amount));
          tax(taxClass);
        });
  }

  private void returned(CompletedSale refund, Line.Return back, Money amount) {
    String of = refund.refundOf();
    CompletedSale sale = of == null ? null : originals.apply(of);
    Line line = sale == null ? null : sale.line(back.originalNo()).orElse(null);
    if (line instanceof Line.Goods goods) {
      returnedAs(back, goods.department(), goods.taxClass(), amount);
    } else if (line instanceof Line.FuelFill fuel) {
      returnedAs(back, NaxmlMapping.FUEL, fuel.taxClass(), amount);
    } else {
      returnedAs(back, NaxmlMapping.RETURNED, "", amount);
    }
  }

  private void returnedAs(Line.Return back, String department, String taxClass, Money amount) {
    xml.element(
        "ItemLine",
        () -> {
          itemCode(Integer.toString(back.originalNo()));
          xml.text("Description", back.name().in(Language.ZH_CN));
          xml.empty("EntryMethod", "method", "plu");
          xml.text("MerchandiseCode", codes.of(Kind.DEPARTMENT, department));
          xml.text("SalesQuantity", "-" + Written.quantity(back.quantity()));
          xml.text("SalesAmount", written.money(amount));
          if (!taxClass.isEmpty()) {
            tax(taxClass);
          }
        });
  }

  private void tax(String taxClass) {
    xml.element("ItemTax", () -> xml.text("TaxLevelID", codes.of(Kind.TAX, taxClass)));
  }

  /** What was handed over, and the change as a tender below zero. */
  void tender(Tender tender) {
    paid(tender.kind(), tender.given(), false);
    if (!tender.change().isZero()) {
      paid(tender.kind(), tender.change().negated(), true);
    }
  }

  /** Money of a kind. */
  void paid(String kind, Money amount, boolean change) {
    transaction(
        false,
        () ->
            xml.element(
                "TenderInfo",
                () -> {
                  xml.element(
                      "Tender",
                      () -> {
                        xml.text("TenderCode", codes.of(Kind.TENDER, kind));
                        xml.text("TenderSubCode", "generic");
                      });
                  xml.text("TenderAmount", written.money(amount));
                  xml.flag("ChangeFlag", change);
                }));
  }
}
