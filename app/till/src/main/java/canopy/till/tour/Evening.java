package canopy.till.tour;

import canopy.till.station.DemoStation;
import canopy.till.tour.sim.Phone;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;
import canopy.till.ui.manage.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The late shift in Spanish, the manager's screens, the dark theme, and the end of the day. */
final class Evening {
  /** Two lorries, and two boats on their trailers: what a tank needs to have sold in a day. */
  private static final List<Wanted> FLEET =
      List.of(
          new Wanted(3, 4, 290_000),
          new Wanted(4, 4, 270_000),
          new Wanted(7, 1, 255_000),
          new Wanted(8, 1, 250_000));

  /** Somebody at a pump wants so much of a grade. */
  private record Wanted(int pump, int grade, long millilitres) {}

  private final Play play;
  private final Cashier cashier;

  private Evening(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play, Scenery scenery) {
    Evening evening = new Evening(play);
    evening.lockAndTakeOver();
    evening.spanish();
    evening.fleetComes();
    evening.managerScreens();
    evening.dark();
    Tanks.play(play, scenery.tanks());
    Wallets.compareBill(play, new Phone(scenery.wallets()));
    evening.fleetPays();
    evening.closeDay();
    Findings.play(play);
  }

  /** The cashier of the noon is still signed in; the next one takes over from the lock screen. */
  private void lockAndTakeOver() {
    play.awaitLock();
    play.inEveryLanguage("lock");
    play.takeOver(DemoStation.SECOND);
    Shifts.openLast(play);
  }

  private void spanish() {
    play.scan(Goods.COLA);
    play.scan(Goods.CRISPS);
    play.payCash("sold in Spanish", Goods.COLA_MINOR + Goods.CRISPS_MINOR, "20", () -> {});
    play.fuel(6, 3, 11_000);
    play.takeFill(6);
    play.camera().take("sale-spanish");
    play.payExactly("fuel sold in Spanish", play.street().newest(6).amountMinor());
  }

  /** They fill while the manager looks at other things. */
  private void fleetComes() {
    for (Wanted wanted : FLEET) {
      play.street().car(wanted.pump(), wanted.grade(), wanted.millilitres());
      play.authorise(wanted.pump());
    }
    cashier.key("Ctrl+L");
    play.takeOver(DemoStation.MANAGER);
  }

  private void fleetPays() {
    for (Wanted wanted : FLEET) {
      play.takeFill(wanted.pump());
      long minor = play.street().newest(wanted.pump()).amountMinor();
      play.payBy("much fuel at pump " + wanted.pump(), minor, "card");
    }
  }

  private void managerScreens() {
    play.open("F7", "preview");
    cashier.key("Alt+3");
    cashier.write("goods-file", badGoods().toString());
    cashier.key("F4");
    cashier.await("the flaws", () -> cashier.shows("2002") || cashier.shows("abc"));
    play.inEveryLanguage("goods-import-errors");
    play.open("Alt+5", "settings-side");
    play.inEveryLanguage("settings");
    furtherPages();
    play.printer("cover open");
    play.open("Alt+6", "health-parts");
    cashier.await("the open cover", () -> !cashier.health(Part.PRINTER, Level.OK));
    play.inEveryLanguage("health-printer-open");
    play.printer("cover closed");
    cashier.await("the closed cover", () -> cashier.health(Part.PRINTER, Level.OK));
    play.home();
  }

  /** The other pages of whoever sets a till up, each by its key. */
  private void furtherPages() {
    Texts chinese = new Texts(Language.CHINESE);
    for (Place place :
        List.of(
            Place.DETAILS,
            Place.LIMITS,
            Place.REASONS,
            Place.TANKS,
            Place.PEOPLE,
            Place.PRICES,
            Place.REPORTS)) {
      cashier.key(place.shortcut());
      String title = chinese.text(place.key());
      cashier.await("the page " + title, () -> cashier.reads("manage-title", title));
      cashier.settle();
      play.inEveryLanguage("page-" + place.name().toLowerCase(Locale.ROOT));
    }
  }

  /** A file as it comes from a supplier: one good line, and some that cannot be taken. */
  private Path badGoods() {
    Path file = play.printed().resolveSibling("goods-of-the-week.csv");
    String lines =
        """
        id,name_zh,name_en,name_es,department,tax_class,price,unit,minimum_age,active,codes,favourite
        2001,冰美式 大杯,Iced americano large,Americano con hielo grande,hot,goods,16.00,piece,0,yes,,no
        2002,无价商品,No price,Sin precio,drinks,goods,abc,piece,0,yes,,no
        2003,坏条码,Bad code,Código malo,drinks,goods,3.00,piece,0,yes,6943690494306,no
        2004,无此部门,No such department,Sin sección,toys,goods,3.00,piece,0,yes,,no
        """;
    try {
      Files.write(file, lines.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dark() {
    cashier.key("F10");
    cashier.touchWord("sale.theme");
    play.camera().take("dark-sale-empty");
    play.scan(Goods.CRISPS);
    play.scan(Goods.COLA);
    play.camera().take("dark-sale");
    play.openTender();
    play.camera().take("dark-tender");
    cashier.key("Esc");
    play.payExactly(
        "sold at night",
        Goods.COLA_MINOR + Goods.CRISPS_MINOR,
        () -> play.camera().take("dark-tender-result"));
    play.openPump(1);
    play.camera().take("dark-pump-detail");
    play.home();
    play.open("F7", "preview");
    play.camera().take("dark-receipts");
    play.open("Alt+6", "health-parts");
    play.camera().take("dark-health");
    play.home();
    cashier.key("F10");
    cashier.touchWord("sale.theme");
  }

  private void closeDay() {
    play.awaitPapers();
    play.open("F7", "preview");
    cashier.key("Alt+4");
    cashier.await("the day", () -> cashier.sees("close-day"));
    LocalDate day = cashier.till().day();
    cashier.await("its figures", () -> cashier.seesPart("section"));
    play.inEveryLanguage("day");
    cashier.key("F12");
    cashier.await("the question", () -> cashier.seesPart("day-question"));
    play.inEveryLanguage("day-confirm");
    cashier.key("F12");
    // Earlier days are closed too: it is this one that counts, and the page's own word for it.
    cashier.await("the day to be closed", () -> day.equals(play.state().day().lastClosed()));
    cashier.await(
        "the page to say so",
        () -> cashier.seesPart("notice-done") && !cashier.seesPart("day-question"));
    play.camera().take("day-closed");
    play.awaitPapers();
  }
}
