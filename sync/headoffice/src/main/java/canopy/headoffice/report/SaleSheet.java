package canopy.headoffice.report;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Json;
import canopy.core.event.SaleEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sale in full, as its journal line tells it, in the words and figures of a page. What is not
 * there is an empty text. Any thread.
 *
 * @param lines in the order of the receipt
 * @param discount all together
 * @param rounding what cash rounding added or dropped
 * @param refundOf number of the sale that is given back
 * @param approvedBy number of the second person
 */
public record SaleSheet(
    List<Sold> lines,
    List<Tax> taxes,
    List<Paid> tenders,
    String discount,
    String rounding,
    String note,
    String refundOf,
    String approvedBy) {
  private static final int GRAM_DECIMALS = 3;

  /**
   * A line.
   *
   * @param pump of a fill or a prepayment
   * @param quantity with its unit, but for pieces
   * @param price of a piece, a kilogram or a litre
   * @param instead the price of the catalogue, if another was charged
   */
  public record Sold(
      String name,
      String pump,
      String quantity,
      String price,
      String instead,
      String discount,
      String total,
      String note) {}

  /** A tax, by its id. */
  public record Tax(String id, String base, String amount) {}

  /** One way of paying. {@code given} and {@code change} are there if there was change. */
  public record Paid(String kind, String given, String change, String kept, String reference) {}

  /**
   * Empty if the line is damaged, or is no sale.
   *
   * @param json the journal line
   * @param language of the names: {@code zh}, {@code en} or {@code es}
   */
  public static Optional<SaleSheet> of(String json, String language) {
    try {
      JsonNode line = Json.mapper().readTree(json);
      Event event =
          new EventJson()
              .read(
                  line.path("type").asText(),
                  line.path("v").asInt(),
                  line.path("data").toString().getBytes(StandardCharsets.UTF_8));
      return event instanceof SaleEvent.Completed(CompletedSale sale)
          ? Optional.of(sheet(sale, named(language)))
          : Optional.empty();
    } catch (JsonProcessingException | UnreadableEvent e) {
      return Optional.empty();
    }
  }

  private static Language named(String language) {
    return Arrays.stream(Language.values())
        .filter(one -> one.tag().startsWith(language))
        .findFirst()
        .orElse(Language.ZH_CN);
  }

  private static SaleSheet sheet(CompletedSale sale, Language language) {
    String currency = sale.totals().total().currency();
    Writer writer = new Writer(currency, language);
    List<Sold> lines = new ArrayList<>();
    sale.eachLine((line, amounts) -> lines.add(writer.line(line, amounts)));
    return new SaleSheet(
        lines,
        sale.totals().taxes().stream().map(writer::tax).toList(),
        sale.tenders().stream().map(writer::tender).toList(),
        writer.unlessNone(sale.totals().discount().minor()),
        writer.unlessNone(sale.cashRounding().minor()),
        sale.note(),
        text(sale.refundOf()),
        text(sale.approvedBy()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private record Writer(String currency, Language language) {
    Sold line(Line line, LineAmounts amounts) {
      return switch (line) {
        case Line.Goods l ->
            sold(
                l,
                amounts,
                "",
                quantity(l.quantity()),
                l.labelAmount() == null ? price(l.price()) : "",
                l.price().equals(l.listPrice()) ? "" : price(l.listPrice()));
        case Line.FuelFill l ->
            sold(
                l,
                amounts,
                Integer.toString(l.fill().pump()),
                Figures.litres(l.fill().volume().millilitres()) + " L",
                price(l.fill().price()),
                "");
        case Line.FuelPrepay l -> sold(l, amounts, Integer.toString(l.pump()), "", "", "");
        case Line.PrepayRest l -> sold(l, amounts, "", "", "", "");
        case Line.Return l -> sold(l, amounts, "", returned(l), "", "");
      };
    }

    private Sold sold(
        Line line,
        LineAmounts amounts,
        String pump,
        String quantity,
        String price,
        String instead) {
      return new Sold(
          name(line.name()),
          pump,
          quantity,
          price,
          instead,
          unlessNone(amounts.lineDiscount().plus(amounts.orderDiscount()).negated().minor()),
          money(amounts.total().minor()),
          line.note());
    }

    private String name(Names names) {
      return names.in(language);
    }

    private static String returned(Line.Return line) {
      return line.volume() == null
          ? quantity(line.quantity())
          : Figures.litres(line.volume().millilitres()) + " L";
    }

    private static String quantity(Quantity quantity) {
      return switch (quantity.unit()) {
        case PIECE -> Long.toString(quantity.amount());
        case GRAM -> BigDecimal.valueOf(quantity.amount(), GRAM_DECIMALS).toPlainString() + " kg";
      };
    }

    private String price(UnitPrice price) {
      int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
      return new UnitPrices(Map.of(), decimals).write("", price);
    }

    Tax tax(TaxShare share) {
      return new Tax(share.taxId(), money(share.base().minor()), money(share.amount().minor()));
    }

    Paid tender(Tender tender) {
      boolean back = tender.change().minor() != 0;
      return new Paid(
          tender.kind(),
          back ? money(tender.given().minor()) : "",
          back ? money(tender.change().minor()) : "",
          money(tender.kept().minor()),
          tender.reference());
    }

    String unlessNone(long minor) {
      return minor == 0 ? "" : money(minor);
    }

    private String money(long minor) {
      return Figures.amount(minor, currency);
    }
  }
}
