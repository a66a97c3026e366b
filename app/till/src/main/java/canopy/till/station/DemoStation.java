package canopy.till.station;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.operator.Pin;
import canopy.till.operator.PinCheck;
import canopy.till.operator.PinRule;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sets up the demonstration station: 8 pumps, 4 grades, a shop, three people whose PINs everybody
 * may know.
 */
public final class DemoStation {
  /** Somebody of the demonstration, with the PIN. */
  public record DemoPerson(String id, String name, String role, String pin) {}

  public static final DemoPerson CASHIER = new DemoPerson("1001", "王芳", "cashier", "4071");
  public static final DemoPerson SECOND = new DemoPerson("1002", "Carlos Ruiz", "cashier", "8362");
  public static final DemoPerson MANAGER = new DemoPerson("2001", "李强", "manager", "730158");
  public static final List<DemoPerson> PEOPLE = List.of(CASHIER, SECOND, MANAGER);
  public static final int PUMPS = 8;
  public static final String SITE = "S001";
  public static final String TILL = "1";

  /** Where the station stands. */
  public static final String ZONE = "Asia/Shanghai";

  private static final String CURRENCY = "CNY";
  private static final long PIN_SECONDS = 30;

  private DemoStation() {}

  /** Writes the set-up files and PINs, if the folder has none yet. The devices are the caller's. */
  public static void setUp(DataFolder folder, PinCheck pins) throws IOException {
    if (folder.isSetUp()) {
      return;
    }
    for (DemoPerson person : PEOPLE) {
      setPin(pins, person);
    }
    setUpWithoutPins(folder);
  }

  /** Writes the set-up files of a till that nobody will sign in to. */
  public static void setUpWithoutPins(DataFolder folder) throws IOException {
    CatalogueFiles.demo().copyTo(folder.master());
    folder.write(people());
    folder.write(Settings.initial());
    folder.write(DemoTanks.setup());
    folder.write(config());
  }

  private static void setPin(PinCheck pins, DemoPerson person) throws IOException {
    PinRule rule = person.role().equals("manager") ? PinRule.MANAGER : PinRule.CASHIER;
    CompletableFuture<PinCheck.SetAnswer> answer = new CompletableFuture<>();
    pins.set(person.id(), rule, Pin.of(person.pin()), answer::complete);
    try {
      if (!(answer.get(PIN_SECONDS, TimeUnit.SECONDS) instanceof PinCheck.SetAnswer.Done)) {
        throw new IOException("the PIN of " + person.id() + " was not taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while setting PINs", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the PIN of " + person.id() + " was not set", e);
    }
  }

  private static StationConfig config() {
    return new StationConfig(
        SITE,
        TILL,
        ZONE,
        new StationConfig.Letterhead(
            new Names("绿荫加油站", "Canopy Station", "Estación Canopy"),
            "示范市滨江路 88 号",
            "91000000TEST000001",
            "400-000-0000",
            "https://invoice.example/r/",
            List.of("油品质量监督电话 400-000-0000")),
        new StationConfig.Forecourt(PUMPS, 2, "fuel"),
        new StationConfig.Paying(
            CURRENCY,
            2,
            CashRounding.usual(CURRENCY),
            List.of(10_000L, 5_000L, 2_000L, 1_000L, 500L, 100L),
            List.of(
                tender("cash", "现金", "Cash", "Efectivo", TenderKind.Type.CASH, false),
                tender("card", "银行卡", "Bank card", "Tarjeta", TenderKind.Type.CARD, true),
                tender("voucher", "代金券", "Voucher", "Vale", TenderKind.Type.VOUCHER, true),
                tender("account", "单位挂账", "Account", "Cuenta", TenderKind.Type.ACCOUNT, true))));
  }

  private static TenderKind tender(
      String id, String zh, String en, String es, TenderKind.Type type, boolean reference) {
    return new TenderKind(id, new Names(zh, en, es), type, reference);
  }

  private static People people() {
    Role cashier = new Role("cashier", cashierGrants());
    Map<Right, Grant> all = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      all.put(right, Grant.ALLOWED);
    }
    return new People(
        List.of(cashier, new Role("manager", all)),
        List.of(
            person(CASHIER, Language.ZH_CN),
            person(SECOND, Language.ES),
            person(MANAGER, Language.ZH_CN)));
  }

  private static People.Person person(DemoPerson person, Language language) {
    return new People.Person(person.id(), person.name(), person.role(), language, true);
  }

  private static Map<Right, Grant> cashierGrants() {
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right :
        List.of(
            Right.SELL,
            Right.VOID_LINE,
            Right.VOID_SALE,
            Right.NO_SALE,
            Right.REPRINT,
            Right.AUTHORISE_PUMP,
            Right.TRAIN,
            Right.RESTART_PUMP,
            Right.RECORD_READING,
            Right.OPEN_SHIFT,
            Right.CLOSE_SHIFT,
            Right.PAID_IN,
            Right.SAFE_DROP)) {
      grants.put(right, Grant.ALLOWED);
    }
    for (Right right :
        List.of(
            Right.PRICE_OVERRIDE,
            Right.DISCOUNT,
            Right.REFUND,
            Right.REFUND_WITHOUT_RECEIPT,
            Right.WRITE_OFF_FILL,
            Right.PUMP_TEST,
            Right.COMPANY_USE,
            Right.CLOSE_DAY,
            Right.FORCE_PAYMENT,
            Right.SETTLE_PAYMENT,
            Right.RECORD_DELIVERY,
            Right.CLOSE_OTHERS_SHIFT,
            Right.PAID_OUT,
            Right.CHANGE_FLOAT,
            Right.SEE_EXPECTED_CASH,
            Right.ACCEPT_DIFFERENCE)) {
      grants.put(right, Grant.APPROVAL_REQUIRED);
    }
    return grants;
  }
}
