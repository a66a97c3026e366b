package canopy.core.event;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.LineCost;
import canopy.core.sale.Totals;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a sale field by field. Jackson asks a record for each of its components by
 * reflection, and a sale of five lines has four hundred, all written while a customer waits.
 * Jackson alone writes the same bytes, and goes on reading them; a test holds both together.
 */
final class SaleJson {
  private static final SerializedString MINOR = new SerializedString("minor");
  private static final SerializedString CURRENCY = new SerializedString("currency");
  private static final SerializedString TENTHS_OF_MINOR = new SerializedString("tenthsOfMinor");
  private static final SerializedString AMOUNT = new SerializedString("amount");
  private static final SerializedString UNIT = new SerializedString("unit");
  private static final SerializedString ZH = new SerializedString("zh");
  private static final SerializedString EN = new SerializedString("en");
  private static final SerializedString ES = new SerializedString("es");
  private static final SerializedString TAX_ID = new SerializedString("taxId");
  private static final SerializedString BASE = new SerializedString("base");
  private static final SerializedString NO = new SerializedString("no");
  private static final SerializedString LISTED = new SerializedString("listed");
  private static final SerializedString LINE_DISCOUNT = new SerializedString("lineDiscount");
  private static final SerializedString ORDER_DISCOUNT = new SerializedString("orderDiscount");
  private static final SerializedString NET = new SerializedString("net");
  private static final SerializedString TAXES = new SerializedString("taxes");
  private static final SerializedString TOTAL = new SerializedString("total");
  private static final SerializedString ARTICLE_ID = new SerializedString("articleId");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString DEPARTMENT = new SerializedString("department");
  private static final SerializedString TAX_CLASS = new SerializedString("taxClass");
  private static final SerializedString CODE = new SerializedString("code");
  private static final SerializedString QUANTITY = new SerializedString("quantity");
  private static final SerializedString LIST_PRICE = new SerializedString("listPrice");
  private static final SerializedString PRICE = new SerializedString("price");
  private static final SerializedString NOTE = new SerializedString("note");
  private static final SerializedString VOIDED = new SerializedString("voided");
  private static final SerializedString SALE_ID = new SerializedString("saleId");
  private static final SerializedString KIND = new SerializedString("kind");
  private static final SerializedString REFUND_OF = new SerializedString("refundOf");
  private static final SerializedString CASHIER = new SerializedString("cashier");
  private static final SerializedString TENDER = new SerializedString("tender");
  private static final SerializedString TYPE = new SerializedString("type");
  private static final SerializedString GIVEN = new SerializedString("given");
  private static final SerializedString CHANGE = new SerializedString("change");
  private static final SerializedString REFERENCE = new SerializedString("reference");
  private static final SerializedString SALE = new SerializedString("sale");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString TOTALS = new SerializedString("totals");
  private static final SerializedString LINES = new SerializedString("lines");
  private static final SerializedString DISCOUNT = new SerializedString("discount");
  private static final SerializedString TENDERS = new SerializedString("tenders");
  private static final SerializedString CASH_ROUNDING = new SerializedString("cashRounding");
  private static final SerializedString SHIFT = new SerializedString("shift");
  private static final SerializedString COSTS = new SerializedString("costs");
  private static final SerializedString APPROVED_BY = new SerializedString("approvedBy");
  private static final SerializedString COST = new SerializedString("cost");

  private SaleJson() {}

  static Module module() {
    return new SimpleModule("sale")
        .addSerializer(Money.class, new ByHand<>(SaleJson::money))
        .addSerializer(UnitPrice.class, new ByHand<>(SaleJson::price))
        .addSerializer(Quantity.class, new ByHand<>(SaleJson::quantity))
        .addSerializer(Names.class, new ByHand<>(SaleJson::names))
        .addSerializer(TaxShare.class, new ByHand<>(SaleJson::share))
        .addSerializer(LineAmounts.class, new ByHand<>(SaleJson::amounts))
        .addSerializer(Line.Goods.class, new ByHand<>(SaleJson::goods))
        .addSerializer(Tender.class, new ByHand<>(SaleJson::tender))
        .addSerializer(SaleEvent.Opened.class, new ByHand<>(SaleJson::opened))
        .addSerializer(SaleEvent.LineAdded.class, new ByHand<>(SaleJson::added))
        .addSerializer(SaleEvent.TenderTaken.class, new ByHand<>(SaleJson::taken))
        .addSerializer(SaleEvent.Completed.class, new ByHand<>(SaleJson::completed));
  }

  private static void opened(SaleEvent.Opened e, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(SALE_ID, e.saleId(), json);
    text(KIND, e.kind().name(), json);
    text(REFUND_OF, e.refundOf(), json);
    text(CURRENCY, e.currency(), json);
    text(CASHIER, e.cashier(), json);
    others.defaultSerializeField("at", e.at(), json);
  }

  private static void added(SaleEvent.LineAdded e, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(SALE_ID, e.saleId(), json);
    others.defaultSerializeField("line", e.line(), json);
  }

  private static void taken(SaleEvent.TenderTaken e, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(SALE_ID, e.saleId(), json);
    object(TENDER, e.tender(), SaleJson::tender, json, others);
  }

  private static void completed(
      SaleEvent.Completed e, JsonGenerator json, SerializerProvider others) throws IOException {
    object(SALE, e.sale(), SaleJson::sale, json, others);
  }

  private static void sale(CompletedSale sale, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(ID, sale.id(), json);
    text(KIND, sale.kind().name(), json);
    text(REFUND_OF, sale.refundOf(), json);
    others.defaultSerializeField("day", sale.day(), json);
    others.defaultSerializeField("openedAt", sale.openedAt(), json);
    others.defaultSerializeField("completedAt", sale.completedAt(), json);
    text(CASHIER, sale.cashier(), json);
    json.writeFieldName(LINES);
    json.writeStartArray();
    for (Line line : sale.lines()) {
      others.defaultSerializeValue(line, json);
    }
    json.writeEndArray();
    object(TOTALS, sale.totals(), SaleJson::totals, json, others);
    list(TENDERS, sale.tenders(), SaleJson::tender, json, others);
    object(CASH_ROUNDING, sale.cashRounding(), SaleJson::money, json, others);
    text(NOTE, sale.note(), json);
    if (sale.shift() != null) {
      text(SHIFT, sale.shift(), json);
    }
    if (!sale.costs().isEmpty()) {
      list(COSTS, sale.costs(), SaleJson::cost, json, others);
    }
    if (sale.approvedBy() != null) {
      text(APPROVED_BY, sale.approvedBy(), json);
    }
  }

  private static void totals(Totals totals, JsonGenerator json, SerializerProvider others)
      throws IOException {
    list(LINES, totals.lines(), SaleJson::amounts, json, others);
    object(DISCOUNT, totals.discount(), SaleJson::money, json, others);
    object(NET, totals.net(), SaleJson::money, json, others);
    list(TAXES, totals.taxes(), SaleJson::share, json, others);
    object(TOTAL, totals.total(), SaleJson::money, json, others);
  }

  private static void tender(Tender tender, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(NO, tender.no(), json);
    text(KIND, tender.kind(), json);
    text(TYPE, tender.type().name(), json);
    object(GIVEN, tender.given(), SaleJson::money, json, others);
    object(CHANGE, tender.change(), SaleJson::money, json, others);
    text(REFERENCE, tender.reference(), json);
    if (tender.order() != null) {
      others.defaultSerializeField("order", tender.order(), json);
    }
  }

  private static void cost(LineCost line, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(NO, line.no(), json);
    object(COST, line.cost(), SaleJson::money, json, others);
  }

  private static void money(Money money, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(MINOR, money.minor(), json);
    text(CURRENCY, money.currency(), json);
  }

  private static void price(UnitPrice price, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(TENTHS_OF_MINOR, price.tenthsOfMinor(), json);
  }

  private static void quantity(Quantity quantity, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(AMOUNT, quantity.amount(), json);
    text(UNIT, quantity.unit().name(), json);
  }

  private static void names(Names names, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(ZH, names.zh(), json);
    text(EN, names.en(), json);
    text(ES, names.es(), json);
  }

  private static void share(TaxShare share, JsonGenerator json, SerializerProvider others)
      throws IOException {
    text(TAX_ID, share.taxId(), json);
    object(BASE, share.base(), SaleJson::money, json, others);
    object(AMOUNT, share.amount(), SaleJson::money, json, others);
  }

  private static void amounts(LineAmounts line, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(NO, line.no(), json);
    object(LISTED, line.listed(), SaleJson::money, json, others);
    object(LINE_DISCOUNT, line.lineDiscount(), SaleJson::money, json, others);
    object(ORDER_DISCOUNT, line.orderDiscount(), SaleJson::money, json, others);
    object(NET, line.net(), SaleJson::money, json, others);
    list(TAXES, line.taxes(), SaleJson::share, json, others);
    object(TOTAL, line.total(), SaleJson::money, json, others);
  }

  private static void goods(Line.Goods goods, JsonGenerator json, SerializerProvider others)
      throws IOException {
    number(NO, goods.no(), json);
    text(ARTICLE_ID, goods.articleId(), json);
    object(NAME, goods.name(), SaleJson::names, json, others);
    text(DEPARTMENT, goods.department(), json);
    text(TAX_CLASS, goods.taxClass(), json);
    text(CODE, goods.code(), json);
    object(QUANTITY, goods.quantity(), SaleJson::quantity, json, others);
    object(LIST_PRICE, goods.listPrice(), SaleJson::price, json, others);
    object(PRICE, goods.price(), SaleJson::price, json, others);
    others.defaultSerializeField("labelAmount", goods.labelAmount(), json);
    others.defaultSerializeField("discount", goods.discount(), json);
    text(NOTE, goods.note(), json);
    json.writeFieldName(VOIDED);
    json.writeBoolean(goods.voided());
  }

  private static void number(SerializedString name, long value, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(value);
  }

  private static void text(SerializedString name, @Nullable String value, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    json.writeString(value);
  }

  private static <T> void object(
      SerializedString name,
      T value,
      Fields<T> fields,
      JsonGenerator json,
      SerializerProvider others)
      throws IOException {
    json.writeFieldName(name);
    json.writeStartObject();
    fields.write(value, json, others);
    json.writeEndObject();
  }

  private static <T> void list(
      SerializedString name,
      List<T> values,
      Fields<T> fields,
      JsonGenerator json,
      SerializerProvider others)
      throws IOException {
    json.writeFieldName(name);
    json.writeStartArray();
    for (T value : values) {
      json.writeStartObject();
      fields.write(value, json, others);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The fields of a value. */
  private interface Fields<T> {
    /**
     * @param others writes what has no fields here
     */
    void write(T value, JsonGenerator json, SerializerProvider others) throws IOException;
  }

  /** A value with its braces, wherever it stands. */
  private static final class ByHand<T> extends JsonSerializer<T> {
    private final Fields<T> fields;

    ByHand(Fields<T> fields) {
      this.fields = fields;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider others)
        throws IOException {
      json.writeStartObject();
      fields.write(value, json, others);
      json.writeEndObject();
    }

    /** Where values of several kinds may stand: its kind comes first. */
    @Override
    public void serializeWithType(
        T value, JsonGenerator json, SerializerProvider others, TypeSerializer kinds)
        throws IOException {
      WritableTypeId kind =
          kinds.writeTypePrefix(json, kinds.typeId(value, JsonToken.START_OBJECT));
      fields.write(value, json, others);
      kinds.writeTypeSuffix(json, kind);
    }
  }
}
