package canopy.till.sale;

import canopy.core.quantity.Quantity;
import canopy.till.sale.ask.AgeActions;
import canopy.till.sale.ask.WeightActions;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Health;
import canopy.till.ui.pump.PumpModel;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Believable data for pictures and for tests of screens. */
public final class SaleSamples {
  private static final String[][] ARTICLES = {
    {"可口可乐 500ml", "Coca-Cola 500 ml", "Coca-Cola 500 ml", "350"},
    {"农夫山泉 550ml", "Nongfu Spring water 550 ml", "Agua mineral Nongfu 550 ml", "200"},
    {"红牛维生素功能饮料 250ml", "Red Bull energy drink 250 ml", "Bebida energética Red Bull 250 ml", "600"},
    {"康师傅红烧牛肉面", "Braised beef instant noodles", "Fideos instantáneos de res", "450"},
    {"士力架 51g", "Snickers 51 g", "Snickers 51 g", "500"},
    {"双汇玉米热狗肠", "Shuanghui corn sausage", "Salchicha de maíz Shuanghui", "300"},
    {"现磨美式咖啡 中杯", "Americano, medium", "Café americano mediano", "1200"},
    {"蓝月亮玻璃水 2L", "Windscreen washer 2 l", "Limpiaparabrisas 2 l", "1580"},
    {"美孚一号机油 4L", "Mobil 1 engine oil 4 l", "Aceite de motor Mobil 1 4 l", "39800"},
    {"南孚5号电池 4粒", "Nanfu AA batteries 4", "Pilas AA Nanfu 4 u.", "1390"},
    {"维达抽纸 3包", "Vinda tissues 3 pack", "Pañuelos Vinda 3 paq.", "1280"},
    {"中华 (软) 香烟", "Chunghwa soft pack", "Cigarrillos Chunghwa", "6500"},
    {"绿箭口香糖 薄荷", "Doublemint chewing gum", "Chicle de menta Doublemint", "250"},
    {"德芙丝滑牛奶巧克力", "Dove milk chocolate", "Chocolate con leche Dove", "980"},
    {"蒙牛纯牛奶 250ml", "Mengniu pure milk 250 ml", "Leche Mengniu 250 ml", "380"},
    {"洗车券", "Car wash", "Lavado de coche", "2500"},
  };
  private static final String[][] DEPARTMENTS = {
    {"饮料", "Drinks", "Bebidas"},
    {"零食", "Snacks", "Aperitivos"},
    {"汽车用品", "Car care", "Automóvil"},
    {"香烟酒类", "Tobacco and alcohol", "Tabaco y alcohol"},
    {"咖啡热食", "Coffee and hot food", "Café y comida"},
    {"日用品", "Household", "Hogar"},
    {"机油", "Engine oil", "Aceites"},
    {"乳品冰品", "Dairy and ice", "Lácteos y helados"},
    {"报刊", "Press", "Prensa"},
    {"服务", "Services", "Servicios"},
  };

  private SaleSamples() {}

  public static HeaderModel header(Language language) {
    HeaderModel header = new HeaderModel();
    header.station.set(
        pick(language, "S001 滨江路加油站", "S001 Riverside station", "S001 Estación Ribera"));
    header.till.set("1");
    header.operator.set("王芳");
    header.role.set(pick(language, "收银员", "cashier", "cajera"));
    header.businessDay.set(pick(language, "11月23日", "23 Nov", "23 nov"));
    header.clock.set("14:05");
    header.health.set(
        List.of(
            new Health(Health.Part.JOURNAL, Health.Level.OK, ""),
            new Health(Health.Part.DATABASE, Health.Level.OK, ""),
            new Health(Health.Part.PRINTER, Health.Level.WARNING, ""),
            new Health(Health.Part.SCANNER, Health.Level.OK, ""),
            new Health(Health.Part.FORECOURT, Health.Level.OK, ""),
            new Health(Health.Part.HEAD_OFFICE, Health.Level.OFF, ""),
            new Health(Health.Part.CLOCK, Health.Level.OK, "")));
    return header;
  }

  /** A forecourt at noon: every state that there is, repeated until the number is reached. */
  public static PumpModel pumps(int count) {
    PumpModel model = new PumpModel();
    List<PumpView> some =
        List.of(
            PumpView.of(1, PumpState.IDLE),
            PumpView.of(2, PumpState.CALLING).with("95#", 0, 0, "", -1),
            PumpView.of(3, PumpState.FUELLING).with("92#", 14_321, 18_220, "", -1),
            PumpView.of(4, PumpState.AUTHORISED).with("95#", 0, 0, "¥200", 0),
            PumpView.of(5, PumpState.IDLE).with("92#", 0, 0, "", -1).owing(2, 24_400, 12),
            PumpView.of(6, PumpState.FUELLING)
                .with("0#", 12_618, 17_280, "¥200", 631)
                .owing(1, 18_400, 3),
            PumpView.of(7, PumpState.OFFLINE),
            PumpView.of(8, PumpState.STOPPED)
                .with("98#", 8_812, 9_840, "", -1)
                .owing(1, 6_000, 25)
                .refunding(1_600));
    List<PumpView> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PumpView view = some.get(i % some.size());
      all.add(new PumpView(i + 1, view.state(), view.delivery(), view.owed()));
    }
    model.pumps.set(all);
    model.unpaid.set(
        List.of(
            new UnpaidFill("a", 8, "98#", 6_000, 6_700, 25, false),
            new UnpaidFill("b", 5, "92#", 6_400, 8_140, 12, false),
            new UnpaidFill("c", 5, "92#", 18_000, 22_900, 9, false),
            new UnpaidFill("d", 6, "0#", 18_400, 25_200, 3, true),
            new UnpaidFill("e", 3, "95#", 30_000, 36_900, 1, false)));
    return model;
  }

  static SaleModel empty(Language language, int pumps) {
    SaleModel model = new SaleModel(header(language), pumps(pumps));
    List<HotKey> keys = new ArrayList<>();
    for (int i = 0; i < ARTICLES.length; i++) {
      keys.add(new HotKey("a" + i, article(language, i), Long.parseLong(ARTICLES[i][3]), i % 10));
    }
    model.hotKeys.set(keys);
    List<HotKey> departments = new ArrayList<>();
    for (int i = 0; i < DEPARTMENTS.length; i++) {
      departments.add(new HotKey("d" + i, DEPARTMENTS[i][language.ordinal()], -1, i));
    }
    model.departments.set(departments);
    return model;
  }

  static SaleModel filled(Language language, int pumps) {
    SaleModel model = empty(language, pumps);
    BasketLine.Reduction combo =
        new BasketLine.Reduction(pick(language, "咖啡套餐优惠", "Coffee combo", "Combo de café"), -200);
    model.lines.set(
        List.of(
            new BasketLine(
                "1",
                BasketLine.Kind.FILL,
                pick(language, "6 号 0# 柴油", "Pump 6 Diesel 0#", "Surtidor 6 Diésel 0#"),
                "25.21 L × 7.30",
                18_400,
                List.of(),
                "",
                false),
            goods(language, "2", 0, "2 × 3.50", 700, List.of(), "", false),
            goods(
                language,
                "3",
                6,
                "1 × 12.00",
                1_200,
                List.of(combo),
                pick(language, "少冰", "less ice", "poco hielo"),
                false),
            goods(language, "4", 3, "1 × 4.50", 450, List.of(), "", true),
            new BasketLine(
                "5", BasketLine.Kind.UNKNOWN_CODE, "6901234567892", "", 0, List.of(), "", false),
            goods(language, "6", 7, "1 × 15.80", 1_580, List.of(), "", false)));
    model.items.set(5);
    model.discountMinor.set(200);
    model.taxMinor.set(2_495);
    model.totalMinor.set(21_680);
    model.payable.set(true);
    model.heldSales.set(2);
    return model;
  }

  /** Sums as they come where a cup of coffee costs forty thousand. */
  static SaleModel huge(Language language) {
    SaleModel model = filled(language, 8);
    model.lines.set(
        List.of(
            goods(language, "1", 6, "999 × 99,999.99", 9_989_999_001L, List.of(), "", false),
            goods(language, "2", 0, "2 × 3.50", 700, List.of(), "", false)));
    model.totalMinor.set(9_989_999_701L);
    model.discountMinor.set(1_989_999_001L);
    model.taxMinor.set(1_149_291_000L);
    model.paidMinor.set(1_989_999_000L);
    return model;
  }

  private static BasketLine goods(
      Language language,
      String id,
      int article,
      String detail,
      long minor,
      List<BasketLine.Reduction> reductions,
      String note,
      boolean voided) {
    return new BasketLine(
        id,
        BasketLine.Kind.GOODS,
        article(language, article),
        detail,
        minor,
        reductions,
        note,
        voided,
        Quantity.pieces(Long.parseLong(detail.substring(0, detail.indexOf(' ')))));
  }

  static List<SearchHit> hits(Language language) {
    List<SearchHit> hits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      hits.add(
          new SearchHit(
              "a" + i,
              article(language, i),
              "690123456789" + i,
              DEPARTMENTS[0][language.ordinal()],
              Long.parseLong(ARTICLES[i][3]),
              true));
    }
    return hits;
  }

  static Notice printerNotice() {
    return Notice.of(Notice.Level.WARNING, "sale.empty.more").with("ui.close", () -> {});
  }

  /** A sale screen with a filled basket and something else in the right column. */
  public static Screen with(Look look, Screen side) {
    SaleModel model = filled(look.texts().language(), 8);
    model.side.set(side);
    return new SaleScreen(look, model, ignoring());
  }

  static AgeActions ageActions(List<String> into) {
    return new AgeActions() {
      @Override
      public void born(LocalDate date) {
        into.add("born(" + date + ")");
      }

      @Override
      public void refuseArticles() {
        into.add("refuseArticles()");
      }

      @Override
      public void scanned(String code) {
        into.add("scanned(" + code + ")");
      }
    };
  }

  static WeightActions weightActions() {
    return new WeightActions() {
      @Override
      public void weighed(long grams) {}

      @Override
      public void leaveOut() {}

      @Override
      public void scanned(String code) {}
    };
  }

  /** Actions that do nothing. */
  static SaleActions ignoring() {
    return recording(new ArrayList<>());
  }

  /** Actions that write down what was asked, as {@code name(arguments)}. */
  static SaleActions recording(List<String> into) {
    return (SaleActions)
        Proxy.newProxyInstance(
            SaleActions.class.getClassLoader(),
            new Class<?>[] {SaleActions.class},
            (proxy, method, arguments) -> {
              List<Object> given = arguments == null ? List.of() : List.of(arguments);
              into.add(method.getName() + given.toString().replace('[', '(').replace(']', ')'));
              return null;
            });
  }

  static String article(Language language, int index) {
    return ARTICLES[index][language.ordinal()];
  }

  static String pick(Language language, String chinese, String english, String spanish) {
    return switch (language) {
      case CHINESE -> chinese;
      case ENGLISH -> english;
      case SPANISH -> spanish;
    };
  }
}
