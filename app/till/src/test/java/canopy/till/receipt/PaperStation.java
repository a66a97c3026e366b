package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.account.DayAccount;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Flowed;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayMethods;
import canopy.core.payment.ShownCode;
import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.hardware.printer.paper.LineRasteriser;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.day.sheet.DaySheet;
import canopy.till.station.Master;
import canopy.till.station.Settings;
import canopy.till.station.StationConfig;
import canopy.till.ui.Formats;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A station with the demonstration's goods: what the rules make of commands, it prints. */
final class PaperStation implements Papers.Source {
  static final String CASHIER = "1001";

  /** May do everything but see what should be in the drawer. */
  static final String COUNTS_BLIND = "1003";

  static final String RARE = "rare";
  static final TenderKind WALLET =
      new TenderKind(
          "wechat", new Names("微信支付", "WeChat Pay", "WeChat Pay"), TenderKind.Type.SCAN, false);
  static final TenderKind PLATE =
      new TenderKind("plate", new Names("台卡", "Plate", "Placa"), TenderKind.Type.SCAN, false);
  static final String QR = "weixin://wxpay/bizpayurl?pr=Xk9P2Lm01";
  static final Names RARE_NAME = new Names("𠮷祥㐂饼", "Lucky cake", "Pastel de la suerte");

  final Master master;
  TillState state = TillState.initial("CNY");
  Instant now = Instant.parse("2026-11-22T02:00:00Z");

  private Settings settings = Settings.initial();
  private final PaperStyle style;
  private final Map<PrinterProfile, Papers> printing = new HashMap<>();
  private final TillRules rules;
  private final Map<String, CompletedSale> sales = new HashMap<>();
  private final Map<String, Papers.UnpaidFill> unpaid = new HashMap<>();
  private final Map<String, Map<Integer, Flowed>> flowed = new HashMap<>();
  private final DayAccount account = new DayAccount(1, 1, "CNY", null);
  private DaySheet closed;
  private final Map<String, ShiftEvent> shifts = new HashMap<>();
  private PrintJob job;

  /** Who said yes to what is printed; null for nobody. */
  String approvedBy;

  PaperStation() {
    master = master();
    rules = new TillRules(master);
    style =
        new PaperStyle(
            () -> master,
            new Texts(canopy.till.ui.Language.CHINESE),
            Formats.yuan(),
            () -> settings.paperLanguage());
    does(new OperatorCommand.SignIn(CASHIER));
  }

  static Master master() {
    Map<Right, Grant> all =
        Arrays.stream(Right.values())
            .collect(Collectors.toMap(Function.identity(), right -> Grant.ALLOWED));
    Map<Right, Grant> blind = new EnumMap<>(all);
    blind.remove(Right.SEE_EXPECTED_CASH);
    People people =
        new People(
            List.of(new Role("all", all), new Role("blind", blind)),
            List.of(
                new People.Person(CASHIER, "王芳", "all", Language.ZH_CN, true),
                new People.Person(COUNTS_BLIND, "赵敏", "blind", Language.ZH_CN, true)));
    Article rare =
        new Article(
            RARE,
            RARE_NAME,
            "snacks",
            "goods",
            new UnitPrice(8800),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(),
            false);
    try {
      return new Master(config(), people, CatalogueFiles.demo().load().with(List.of(rare)))
          .paying(List.of(WALLET, PLATE), methods());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Both ways to scan, and no screen that faces the customer. */
  private static PayMethods methods() {
    PayMethod wallet =
        new PayMethod(WALLET.id(), "wechat", EnumSet.of(Mode.CODE, Mode.QR), true, Map.of());
    PayMethod plate = new PayMethod(PLATE.id(), "plate", EnumSet.of(Mode.STATIC), false, Map.of());
    return new PayMethods("S001", Map.of(WALLET.id(), wallet, PLATE.id(), plate), TrustLimit.USUAL)
        .onPaper();
  }

  private static StationConfig config() {
    return new StationConfig(
        "S001",
        "1",
        "Asia/Shanghai",
        new StationConfig.Letterhead(
            new Names("绿荫加油站", "Canopy Station", "Estación Canopy"),
            "示范市滨江路 88 号",
            "91000000TEST000001",
            "400-000-0000",
            "https://invoice.example/r/",
            List.of("油品质量监督电话 400-000-0000")),
        new StationConfig.Forecourt(8, 2, "fuel"),
        new StationConfig.Paying(
            "CNY",
            2,
            new CashRounding(10, Rounding.HALF_UP),
            List.of(10_000L),
            List.of(
                new TenderKind(
                    "cash", new Names("现金", "Cash", "Efectivo"), TenderKind.Type.CASH, false),
                new TenderKind(
                    "card",
                    new Names("银行卡", "Bank card", "Tarjeta"),
                    TenderKind.Type.CARD,
                    true))));
  }

  static Money yuan(String text) {
    return Money.of(new BigDecimal(text).movePointRight(2).longValueExact(), "CNY");
  }

  static Fill fill(String key, int pump, long millilitres, String amount) {
    return new Fill(
        key,
        pump,
        1,
        2,
        7,
        new Volume(millilitres),
        yuan(amount),
        new UnitPrice(7860),
        Instant.parse("2026-11-22T01:59:00Z"),
        false);
  }

  /** As the cashier, who may do everything. */
  void does(Command command) {
    handle(Request.by(CASHIER, command));
  }

  /** The cashier leaves the till to the other one, who does this. */
  void blindly(Command command) {
    does(new OperatorCommand.SignOut());
    handle(Request.by(COUNTS_BLIND, new OperatorCommand.SignIn(COUNTS_BLIND)));
    handle(Request.by(COUNTS_BLIND, command));
  }

  /** As a device. */
  void hears(Command command) {
    handle(Request.system(command));
  }

  private void handle(Request request) {
    Decision decision = rules.decide(state, request, now);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Accepted.class);
    for (Event event : ((Decision.Accepted) decision).events()) {
      Recorded recorded =
          new Recorded(state.seq() + 1, now, rules.businessDate(state, now), request.by(), event);
      state = state.apply(recorded);
      account.add(recorded);
      switch (event) {
        case StationEvent.DayClosed _ -> closed = new DaySheet(account.report(), null);
        case ShiftEvent shift -> shifts.put(shift.subject(), shift);
        case SaleEvent.Completed done -> sales.put(done.sale().id(), done.sale());
        case FuelEvent.Dispensed filled when filled.prepayId() != null -> {
          String[] line = filled.prepayId().split("/", 2);
          Fill part = filled.prepaidPart();
          flowed.put(
              line[0],
              Map.of(
                  Integer.valueOf(line[1]),
                  new Flowed(part.grade(), part.volume(), part.price(), part.amount())));
        }
        case FuelEvent.WrittenOff off ->
            unpaid.put(off.fill().key(), new Papers.UnpaidFill(off.fill(), off.writeOff()));
        case DeviceEvent.PrintQueued queued -> job = state.prints().jobs().get(queued.jobId());
        default -> {
          // Nothing that is printed.
        }
      }
    }
  }

  Sale open() {
    Sale open = state.basket().open();
    assertThat(open).as("open sale").isNotNull();
    return open;
  }

  void pays(String kind, Money given) {
    String reference = kind.equals("cash") ? "" : "SLIP-0042";
    does(new TenderCommand.Take(open().id(), open().tenders().size(), kind, given, reference));
  }

  /** Rings up two colas and shows a code for a part of them; its order number. */
  String shows(TenderKind kind, String amount) {
    does(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(2), null));
    does(new PaymentCommand.Show(open().id(), 0, kind.id(), yuan(amount), true));
    String outNo = state.payments().unsettled().getFirst().outNo();
    hears(
        new PaymentCommand.Report(
            outNo,
            PaymentCommand.Asked.SHOW,
            Answer.of(Outcome.UNPAID, "", ""),
            new ShownCode(QR, null)));
    return outNo;
  }

  /** What is due in cash. */
  Money due() {
    Settlement settlement = Settlement.of(rules.totals(open()).total(), open().tenders());
    return settlement.dueInCash(master.station().cashRounding());
  }

  CompletedSale last() {
    CompletedSale last = state.basket().last();
    assertThat(last).as("completed sale").isNotNull();
    return last;
  }

  /** Has the newest sale's only tender come from an order at a channel. */
  void paidThrough(PaidOrder order) {
    CompletedSale sale = last();
    Tender tender = sale.tenders().getFirst();
    Tender scanned =
        new Tender(
            tender.no(),
            tender.kind(),
            TenderKind.Type.SCAN,
            tender.given(),
            tender.change(),
            "",
            order);
    sales.put(
        sale.id(),
        new CompletedSale(
            sale.id(),
            sale.kind(),
            sale.refundOf(),
            sale.day(),
            sale.openedAt(),
            sale.completedAt(),
            sale.cashier(),
            sale.lines(),
            sale.totals(),
            List.of(scanned),
            sale.cashRounding(),
            sale.note(),
            sale.shift(),
            sale.costs()));
  }

  /** What was to be printed last. */
  PrintJob job() {
    assertThat(job).as("print job").isNotNull();
    return job;
  }

  /** What is printed is this one's, though another was queued since. */
  void prints(String subject) {
    job =
        state.prints().jobs().values().stream()
            .filter(queued -> queued.subject().equals(subject))
            .findFirst()
            .orElseThrow();
  }

  /** Changes the running setting; what is printed from then on is in this language. */
  void speaks(Language language) {
    settings = settings.withPaperLanguage(language);
  }

  PaymentPapers paymentPapers(PrinterProfile profile, LineRasteriser rasteriser) {
    return new PaymentPapers(style, profile, rasteriser);
  }

  byte[] print(PrinterProfile profile, LineRasteriser rasteriser) {
    Papers papers =
        printing.computeIfAbsent(profile, width -> new Papers(style, width, rasteriser, this));
    try {
      return papers.paper(job(), null).orElseThrow();
    } catch (FactsUnavailable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Map<Integer, Flowed> flowed(String saleId) {
    return flowed.getOrDefault(saleId, Map.of());
  }

  @Override
  public Optional<CompletedSale> sale(String id) {
    return Optional.ofNullable(sales.get(id));
  }

  @Override
  public Optional<Papers.AboutShift> shift(String subject) {
    return Optional.ofNullable(shifts.get(subject))
        .map(about -> new Papers.AboutShift(about, approvedBy));
  }

  @Override
  public Optional<Attempt> payment(String outNo) {
    return Optional.ofNullable(state.payments().attempts().get(outNo));
  }

  @Override
  public Optional<Sale> unpaidSale(String id) {
    return Optional.ofNullable(state.basket().payable(id));
  }

  @Override
  public Optional<Papers.UnpaidFill> unpaidFill(String key) {
    return Optional.ofNullable(unpaid.get(key));
  }

  @Override
  public Optional<DaySheet> day(LocalDate day) {
    return Optional.ofNullable(closed);
  }
}
