package canopy.till.tour;

import canopy.core.sale.CompletedSale;
import canopy.hardware.line.sim.ControlClient;
import canopy.sync.FeedReceiver;
import canopy.sync.SyncStatus;
import canopy.till.station.DemoStation;
import canopy.till.sync.HeadOfficeView;
import canopy.till.tour.Street.Fuel;
import canopy.till.tour.sim.Console;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The till joins head office, does without it for a while, and gets a price from it. */
final class HeadOfficeScenes {
  private static final String PAGE = "Alt+8";
  private static final int OFFLINE_SALES = 30;
  private static final int WATCHED_SALES = 5;
  private static final long PATIENCE_SECONDS = 90;

  private static final int PUMP = 3;
  private static final int GRADE = 2;
  private static final long NEW_PRICE_TENTHS = 8_110;
  private static final int PLANNED_AHEAD_SECONDS = 25;
  private static final long LITRES_10 = 10_000;

  private final Play play;
  private final Cashier cashier;
  private final Scenery scenery;
  private final Console console;
  private final Clock clock = Clock.system(ZoneId.of(DemoStation.ZONE));

  private HeadOfficeScenes(Play play, Scenery scenery) {
    this.play = play;
    this.cashier = play.cashier();
    this.scenery = scenery;
    this.console = scenery.console();
  }

  /** A cashier is signed in, and is again in the end. */
  static void join(Play play, Scenery scenery) {
    new HeadOfficeScenes(play, scenery).enrol();
  }

  static void play(Play play, Scenery scenery) {
    HeadOfficeScenes scenes = new HeadOfficeScenes(play, scenery);
    scenes.networkGone();
    scenes.watchedFromHeadOffice();
    scenes.newPrice();
  }

  /** Head office has every line that the till has written so far. */
  static void awaitSent(Play play) {
    Cashier cashier = play.cashier();
    cashier.await("head office to have everything", () -> sent(cashier.headOffice()));
  }

  /** The page looks once a second only: what is sent may still stand in its list. */
  private void awaitNothingListed() {
    cashier.await("the list of what waits to be empty", () -> cashier.seesPart("empty-text"));
  }

  private static boolean sent(HeadOfficeView view) {
    SyncStatus up = view.up();
    return up != null && up.state() == SyncStatus.State.CONNECTED && view.waiting() == 0;
  }

  private static boolean received(HeadOfficeView view) {
    FeedReceiver.Status down = view.down();
    return down != null && down.cursor() > 0 && down.trouble() == null;
  }

  /** The manager types the address and the code that somebody has made at head office. */
  private void enrol() {
    cashier.key("Ctrl+L");
    play.takeOver(DemoStation.MANAGER);
    openPage();
    play.inEveryLanguage("head-office-alone");
    cashier.key("F4");
    cashier.write("sync-address", scenery.headOffice());
    cashier.write("sync-code", console.code(DemoStation.SITE, DemoStation.TILL));
    play.camera().take("head-office-code");
    cashier.key("F12");
    awaitSent(play);
    cashier.await("the goods of head office", () -> received(cashier.headOffice()));
    awaitNothingListed();
    play.inEveryLanguage("head-office-joined");
    play.camera().console("console-stations", console, "/console");
    play.home();
    cashier.key("Ctrl+L");
    play.takeOver(DemoStation.CASHIER);
  }

  private void openPage() {
    play.open("F7", "preview");
    play.open(PAGE, "sync-pane");
  }

  /** Nothing is held up, and everything is there once when the network is back. */
  private void networkGone() {
    awaitSent(play);
    cable("out");
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= OFFLINE_SALES; i++) {
      if (i % 3 == 0) {
        play.scan(Goods.CRISPS);
        play.payExactly("without network, " + i, Goods.CRISPS_MINOR);
      } else {
        play.scan(Goods.WATER);
        play.payExactly("without network, " + i, Goods.WATER_MINOR);
      }
      numbers.add(Objects.requireNonNull(play.last()));
      if (i == 1) {
        cashier.await("the till to notice", () -> !sent(cashier.headOffice()) && !connected());
      }
    }
    play.inEveryLanguage("sale-without-network");
    openPage();
    cashier.await("the sales that wait", () -> cashier.shows(numbers.getFirst()));
    play.inEveryLanguage("head-office-offline");
    cable("in");
    cashier.touch("sync-try-now");
    awaitSent(play);
    awaitNothingListed();
    play.inEveryLanguage("head-office-back");
    play.home();
    String live = console.page("/console/live");
    for (String number : numbers) {
      int times = live.split(">" + Pattern.quote(number) + "<", -1).length - 1;
      if (times != 1) {
        throw new TourFailed(number + " is " + times + " times on the live page", null);
      }
    }
    consolePages(live, numbers.getLast());
  }

  private boolean connected() {
    SyncStatus up = cashier.headOffice().up();
    return up != null && up.state() == SyncStatus.State.CONNECTED;
  }

  private void consolePages(String live, String number) {
    play.camera().console("console-live", console, "/console/live");
    Matcher link = Pattern.compile("href=\"(/console/sales/[^\"]+)\">" + number).matcher(live);
    if (!link.find()) {
      throw new TourFailed("the live page does not lead to " + number, null);
    }
    play.camera().console("console-sale", console, link.group(1));
    play.camera().console("console-days", console, "/console/days");
  }

  /** How soon head office sees a sale. */
  private void watchedFromHeadOffice() {
    for (int i = 1; i <= WATCHED_SALES; i++) {
      play.scan(Goods.COLA);
      play.payExactly(
          "seen at head office, " + i,
          Goods.COLA_MINOR,
          () -> play.tally().seen(liveAfterMillis()));
    }
  }

  private long liveAfterMillis() {
    CompletedSale sale = Objects.requireNonNull(play.state().basket().last());
    until(
        sale.id() + " on the live page",
        () -> console.page("/console/live/rows").contains(">" + sale.id() + "<"));
    return Duration.between(sale.completedAt(), clock.instant()).toMillis();
  }

  /** What head office plans is in force at its time: on the till, and at the pumps. */
  private void newPrice() {
    sellFuel("fuel at the old price", "price-before");
    LocalDateTime at =
        LocalDateTime.now(clock).plusSeconds(PLANNED_AHEAD_SECONDS).truncatedTo(ChronoUnit.SECONDS);
    console.planGrade(DemoStation.SITE, GRADE, "8.11", at.toString());
    play.tally().price(GRADE, NEW_PRICE_TENTHS);
    play.camera().console("console-planned-price", console, "/console/goods");
    until("the new price at the pumps", () -> pumpPriceTenths() == NEW_PRICE_TENTHS);
    if (LocalDateTime.now(clock).isBefore(at)) {
      throw new TourFailed("the pumps have the new price before its time", null);
    }
    Fuel fuel = sellFuel("fuel at the new price", "price-after");
    long wanted = Math.ceilDiv(fuel.millilitres() * NEW_PRICE_TENTHS - 5_000, 10_000);
    if (Math.abs(fuel.amountMinor() - wanted) > 1) {
      throw new TourFailed("the pump sold for " + fuel + ", not " + wanted, null);
    }
    play.camera().console("console-new-price", console, "/console/goods");
  }

  private Fuel sellFuel(String title, String picture) {
    play.openPump(PUMP);
    play.camera().take(picture + "-pump");
    play.home();
    play.fuel(PUMP, GRADE, LITRES_10);
    play.camera().take(picture + "-tile");
    Fuel fuel = play.street().newest(PUMP);
    play.takeFill(PUMP);
    play.awaitDue(fuel.amountMinor());
    play.camera().take(picture + "-customer", cashier.customerScene(), "合计");
    play.payExactly(title, fuel.amountMinor());
    return fuel;
  }

  private long pumpPriceTenths() {
    return play.street().book().path("prices").path(Integer.toString(GRADE)).asLong();
  }

  private void cable(String order) {
    try (ControlClient control = new ControlClient(scenery.cable())) {
      control.send(order);
    } catch (IOException e) {
      throw new TourFailed("the cable was not put " + order, e);
    }
  }

  /** Asks others than the window, again and again. */
  private void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new TourFailed("waited " + PATIENCE_SECONDS + " s in vain for " + what, null);
      }
      cashier.settle();
    }
  }
}
