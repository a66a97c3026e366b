package canopy.till.sale;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.SaleCommand;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.Place;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What the keys of the bottom row do with the till. Each ends in something to be seen: other rows,
 * another screen, or a sentence. FX thread.
 *
 * @param say gets the sentence
 * @param hush takes the last sentence away
 */
record FunctionKeys(
    Look look,
    TillLoop loop,
    Requests requests,
    SaleHost host,
    Consumer<Notice> say,
    Runnable hush) {

  void hold() {
    submit(new SaleCommand.Hold(""), openId());
  }

  /** One held sale comes back at once; among several the cashier chooses. */
  void recall() {
    var held = loop.snapshot().state().basket().held();
    if (held.size() == 1 && loop.snapshot().open() == null) {
      submit(new SaleCommand.Recall(held.getFirst().sale().id()), "");
    } else {
      host.go(Place.HELD);
    }
  }

  void voidSale(String reason) {
    TillSnapshot now = loop.snapshot();
    Totals totals = now.totals();
    String amount = totals == null ? "" : look.formats().amount(Math.abs(totals.total().minor()));
    String id = openId();
    requests.submit(
        new SaleCommand.VoidSale(reason),
        id + " · " + amount,
        say,
        done -> say.accept(Notice.of(Notice.Level.DONE, "sale.voided", id, amount)));
  }

  /** A copy of the last receipt. */
  void reprint() {
    CompletedSale last = loop.snapshot().state().basket().last();
    if (last == null) {
      host.go(Place.RECEIPTS);
    } else {
      reprint(last.id());
    }
  }

  /** A copy of a receipt. */
  void reprint(String saleId) {
    host.findSale(
        saleId,
        original ->
            requests.submit(
                new CounterCommand.Reprint(original),
                saleId + " · " + look.formats().amount(original.sale().totals().total().minor()),
                say,
                done ->
                    say.accept(
                        Notice.of(
                            Notice.Level.DONE, "sale.reprinted", saleId, original.copies() + 1))),
        say);
  }

  /**
   * @param reason if empty, to change money
   */
  void openDrawer(String reason) {
    String why = reason.isEmpty() ? look.texts().text("sale.drawerreason") : reason;
    requests.submit(
        new CounterCommand.OpenDrawer(why),
        why,
        say,
        done -> say.accept(Notice.of(Notice.Level.DONE, "sale.draweropened", why)));
  }

  /** Does something at a pump that there is; says so if there is no pump of this number. */
  void atPump(int pump, IntConsumer action) {
    if (pump >= 1 && pump <= loop.snapshot().book().station().pumps()) {
      action.accept(pump);
    } else {
      look.sounds().play(Tone.REFUSED);
      say.accept(Notice.of(Notice.Level.REFUSED, "refusal.unknown-pump", pump));
    }
  }

  private String openId() {
    Sale open = loop.snapshot().open();
    return open == null ? "" : open.id();
  }

  private void submit(Command command, String subject) {
    requests.submit(command, subject, say, done -> hush.run());
  }
}
