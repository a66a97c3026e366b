package canopy.till.payment.bill;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.CategorySum;
import canopy.core.bill.Resolution;
import canopy.core.catalogue.Names;
import canopy.core.command.Original;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.store.query.StoredBill;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BillPictureTest extends ScreenPictureTest {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final List<Resolution> ALL = List.of(Resolution.values());
  private static final List<Resolution> NO_REFUND =
      List.of(Resolution.EXPLAINED, Resolution.BOOKED);

  private static final BillRow LONG =
      row(
          "P:00S0010126112105041200197J1M",
          Category.ONLY_CHANNEL,
          9_600L,
          null,
          true,
          null,
          List.of(Resolution.GIVEN_BACK, Resolution.EXPLAINED, Resolution.BOOKED));
  private static final BillRow SHORT =
      row(
          "P:00S00101261121060502002042QX",
          Category.ONLY_HERE,
          null,
          123_456L,
          true,
          null,
          NO_REFUND);
  private static final BillRow OTHER_AMOUNT =
      row(
          "P:00S00101261121070605002104TA",
          Category.AMOUNT_DIFFERS,
          10_001L,
          10_000L,
          true,
          null,
          NO_REFUND);
  private static final BillRow ATTACHED =
      row(
          "P:00S0010126112109080600223CQ7",
          Category.ONLY_CHANNEL,
          9_600L,
          null,
          false,
          new StoredBill.Resolved(Resolution.ATTACHED, "钱箱正好少这么多", "1003", NOON, "R1-261121-00042"),
          List.of());
  private static final BillRow RESOLVED =
      row(
          "P:00S0010126112108070600222BZ4",
          Category.ONLY_CHANNEL,
          700L,
          null,
          false,
          new StoredBill.Resolved(Resolution.GIVEN_BACK, "顾客重复付款，已联系", "1003", NOON, ""),
          List.of());
  private static final List<BillAttach.Choice> SALES =
      List.of(sale("R1-261121-00042", "现金"), sale("R1-261121-00057", "现金, 银行卡"));
  private static final List<BillRow> ROWS = List.of(LONG, SHORT, OTHER_AMOUNT, RESOLVED, ATTACHED);

  private static BillRow row(
      String key,
      Category category,
      Long there,
      Long here,
      boolean open,
      StoredBill.Resolved resolved,
      List<Resolution> ways) {
    return new BillRow(
        key,
        category,
        BillItem.Kind.PAYMENT,
        key.substring(2),
        null,
        there == null ? null : "4200001234202611211234567890",
        here == null ? "" : "R1-261121-00042",
        there,
        here,
        NOON.plusSeconds(key.hashCode() % 10_000),
        category == Category.ONLY_HERE,
        open,
        resolved,
        ways);
  }

  private static List<BillChannel> channels(Look look) {
    return List.of(
        new BillChannel("alipay", name(look, "支付宝", "Alipay", "Alipay"), true),
        new BillChannel(
            "plate", name(look, "静态收款码", "Code on the counter", "Código del mostrador"), false),
        new BillChannel("wechat", name(look, "微信支付", "WeChat Pay", "WeChat Pay"), true));
  }

  private static String name(Look look, String chinese, String english, String spanish) {
    return Words.name(look, new Names(chinese, english, spanish));
  }

  private static BillAttach.Choice sale(String id, String tenders) {
    Money total = yuan(700);
    Totals totals = new Totals(List.of(), Money.zero("CNY"), total, List.of(), total);
    CompletedSale sale =
        new CompletedSale(
            id,
            Sale.Kind.SALE,
            null,
            LocalDate.of(2026, 11, 21),
            NOON,
            NOON,
            "1001",
            List.of(),
            totals,
            List.of(),
            Money.zero("CNY"),
            "",
            null,
            List.of());
    return new BillAttach.Choice(new Original(sale, Map.of(), 0, 1), tenders);
  }

  private static Money yuan(long minor) {
    return Money.of(minor, "CNY");
  }

  private static BillHead head(BillCheck.Origin origin, boolean fits) {
    List<CategorySum> sums = new ArrayList<>();
    int count = 2;
    for (Category category : Category.values()) {
      count = count * 3 % 401;
      sums.add(new CategorySum(category, count, yuan(count * 12_345L), yuan(count * 12_300L)));
    }
    BillSums counted = new BillSums(412, yuan(12_345_678), yuan(123_456), 7_407_407L);
    BillSums stated = fits ? counted : new BillSums(413, yuan(12_355_278), yuan(123_456), null);
    String source =
        origin == BillCheck.Origin.FETCHED ? "" : "20881234_20261121_业务明细.zip sha256:0a";
    return new BillHead(NOON, "1003", origin, source, sums, counted, stated, fits);
  }

  private static Screen screen(Surroundings around, Consumer<BillModel> change) {
    BillModel model = new BillModel();
    BillScreen screen = new BillScreen(around, model, Around.none(BillActions.class));
    model.zone.set(ZoneOffset.ofHours(8));
    model.day.set(LocalDate.of(2026, 11, 21));
    model.channels.set(channels(around.look()));
    model.channel.set(model.channels.get().getLast());
    model.waiting.set(new Waiting(2, 1_050, 4, 1));
    model.head.set(head(BillCheck.Origin.FETCHED, true));
    model.rows.set(ROWS);
    model.chosen.set(LONG);
    change.accept(model);
    return screen;
  }

  @Test
  void differences() throws Exception {
    takeEachAndLarge("bills", around -> screen(around, model -> {}));
    take(
        "bills",
        Language.CHINESE,
        Theme.DARK,
        1280,
        800,
        look -> screen(Around.of(look), model -> {}));
  }

  @Test
  void everyDifferenceChosen() throws Exception {
    for (int i = 1; i < ROWS.size(); i++) {
      BillRow row = ROWS.get(i);
      takeEach("bills-row-" + i, around -> screen(around, model -> model.chosen.set(row)));
    }
  }

  @Test
  void questions() throws Exception {
    for (Resolution how : ALL) {
      takeEach(
          "bills-" + how.name().toLowerCase(Locale.ROOT),
          around ->
              screen(
                  around,
                  model -> {
                    model.sales.set(SALES);
                    model.sale.set(SALES.getFirst());
                    model.question.set(how);
                  }));
    }
  }

  @Test
  void totalsThatDoNotFit() throws Exception {
    takeEach(
        "bills-fitsnot",
        around ->
            screen(
                around,
                model -> {
                  model.head.set(head(BillCheck.Origin.IMPORTED, false));
                  model.category.set(Category.ONLY_HERE);
                  model.waiting.set(new Waiting(1, 350, 0, 0));
                  model.notice.set(Notice.of(Notice.Level.WARNING, "bills.compared", "3"));
                }));
  }

  @Test
  void nothingOfThisKind() throws Exception {
    takeEach(
        "bills-norows",
        around ->
            screen(
                around,
                model -> {
                  model.rows.set(List.of());
                  model.chosen.set(null);
                }));
  }

  @Test
  void whileItWorks() throws Exception {
    for (BillStep step : List.of(BillStep.ASKING, BillStep.LINE_BROKEN, BillStep.COMPARING)) {
      takeEach(
          "bills-" + step.name().toLowerCase(Locale.ROOT),
          around -> screen(around, model -> model.step.set(step)));
    }
  }

  @Test
  void nothingComparedYet() throws Exception {
    takeEach(
        "bills-new",
        around ->
            screen(
                around,
                model -> {
                  model.head.set(null);
                  model.notice.set(
                      Notice.of(Notice.Level.REFUSED, "bills.bad.bad-value", "3", "12.505"));
                }));
    takeEach(
        "bills-file",
        around ->
            screen(
                around,
                model -> {
                  model.head.set(null);
                  model.channel.set(model.channels.get().get(1));
                }));
    takeEach(
        "bills-none",
        around -> new BillScreen(around, new BillModel(), Around.none(BillActions.class)));
  }
}
