package canopy.till.sale;

import canopy.core.command.Command;
import canopy.core.command.SaleCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.loop.TillLoop;
import canopy.till.operator.signin.Requests;
import canopy.till.station.Master;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes of one line or of the whole sale, from what was typed. FX thread. */
final class LineEdits {
  private final Look look;
  private final TillLoop loop;
  private final Requests requests;
  private final Consumer<Notice> say;

  /** Whether the last change was made, once that is known; the till may have refused it. */
  private CompletableFuture<Boolean> made = CompletableFuture.completedFuture(true);

  LineEdits(Look look, TillLoop loop, Requests requests, Consumer<Notice> say) {
    this.look = look;
    this.loop = loop;
    this.requests = requests;
    this.say = say;
  }

  /**
   * Goes on when the last change is made, which is at once unless it is still on its way. Does not
   * go on if it is refused: somebody has been told so, and must see it.
   */
  void whenMade(Runnable next) {
    CompletableFuture<Boolean> before = made;
    if (before.isDone()) {
      next.run();
      return;
    }
    var _ =
        before.thenAccept(
            accepted -> {
              if (accepted) {
                next.run();
              }
            });
  }

  private Optional<Line> line(String lineId) {
    Sale sale = loop.snapshot().open();
    return sale == null || lineId.isEmpty() || lineId.startsWith("x")
        ? Optional.empty()
        : sale.line(Integer.parseInt(lineId));
  }

  void changeQuantity(String lineId, BigDecimal quantity, String reason) {
    line(lineId)
        .ifPresent(
            line -> {
              Quantity.Unit unit =
                  line instanceof Line.Goods goods ? goods.quantity().unit() : Quantity.Unit.PIECE;
              BigDecimal amount = quantity.multiply(BigDecimal.valueOf(unit.perPrice()));
              boolean whole = amount.stripTrailingZeros().scale() <= 0;
              if (whole && amount.precision() - amount.scale() <= 12) {
                count(line, new Quantity(amount.longValueExact(), unit), reason);
              } else {
                refuse(Notice.of(Notice.Level.REFUSED, "sale.badquantity"));
              }
            });
  }

  void addQuantity(String lineId, int pieces) {
    line(lineId)
        .filter(Line.Goods.class::isInstance)
        .map(Line.Goods.class::cast)
        .filter(goods -> goods.quantity().unit() == Quantity.Unit.PIECE)
        .ifPresent(goods -> count(goods, Quantity.pieces(goods.quantity().amount() + pieces), ""));
  }

  /** Whoever must approve sees what there was, and what is left. */
  private void count(Line line, Quantity quantity, String reason) {
    String before = line instanceof Line.Goods goods ? " · " + Rows.quantity(goods.quantity()) : "";
    submit(
        new SaleCommand.SetQuantity(line.no(), quantity, reason),
        title(line) + before + " → " + Rows.quantity(quantity) + why(reason));
  }

  void overridePrice(String lineId, BigDecimal price, String reason) {
    int digits = master().config().currencyDigits();
    line(lineId)
        .ifPresent(
            line ->
                scaled(
                    price,
                    digits + 1,
                    tenths ->
                        submit(
                            new SaleCommand.SetPrice(line.no(), new UnitPrice(tenths), reason),
                            title(line)
                                + priceBefore(line)
                                + written(new UnitPrice(tenths))
                                + why(reason))));
  }

  void discountPercent(String lineId, BigDecimal percent, String reason) {
    line(lineId)
        .ifPresent(
            line ->
                scaled(
                    percent,
                    4,
                    ppm ->
                        submit(
                            new SaleCommand.SetLineDiscount(
                                line.no(),
                                ppm == 0 ? null : new Discount.Percent(new Rate(ppm)),
                                reason),
                            title(line) + written(line) + " · " + percent(percent) + why(reason))));
  }

  void discountAmount(String lineId, BigDecimal amount, String reason) {
    line(lineId)
        .ifPresent(
            line ->
                scaled(
                    amount,
                    master().config().currencyDigits(),
                    minor ->
                        submit(
                            new SaleCommand.SetLineDiscount(
                                line.no(),
                                minor == 0
                                    ? null
                                    : new Discount.Amount(Money.of(minor, currency())),
                                reason),
                            title(line) + written(line) + " · -" + amount(minor) + why(reason))));
  }

  void discountSalePercent(BigDecimal percent, String reason) {
    scaled(
        percent,
        4,
        ppm ->
            discountSale(
                ppm == 0 ? null : new Discount.Percent(new Rate(ppm)), percent(percent), reason));
  }

  void discountSaleAmount(BigDecimal amount, String reason) {
    scaled(
        amount,
        master().config().currencyDigits(),
        minor ->
            discountSale(
                minor == 0 ? null : new Discount.Amount(Money.of(minor, currency())),
                "-" + amount(minor),
                reason));
  }

  private void discountSale(@Nullable Discount discount, String size, String reason) {
    Totals totals = loop.snapshot().totals();
    submit(
        new SaleCommand.SetDiscount(discount, reason),
        look.texts().text("sale.orderdiscount")
            + (totals == null ? "" : " · " + amount(totals.total().minor()))
            + " · "
            + size
            + why(reason));
  }

  /** For whoever must approve: what the cashier said. */
  private static String why(String reason) {
    return reason.isEmpty() ? "" : " · " + reason;
  }

  private static String percent(BigDecimal typed) {
    return "-" + typed.toPlainString() + " %";
  }

  private String amount(long minor) {
    return look.formats().amount(minor);
  }

  private String written(UnitPrice price) {
    return look.formats().unitPrice(price);
  }

  private String priceBefore(Line line) {
    return line instanceof Line.Goods goods ? " · " + written(goods.price()) + " → " : " · ";
  }

  /** What the line comes to now, for whoever must approve a change of it. */
  private String written(Line line) {
    Totals totals = loop.snapshot().totals();
    return totals == null
        ? ""
        : totals.lines().stream()
            .filter(amounts -> amounts.no() == line.no())
            .findFirst()
            .map(amounts -> " · " + amount(amounts.total().minor()))
            .orElse("");
  }

  private String title(Line line) {
    return line.name().in(look.texts().language().rules());
  }

  /** Typed decimals as an integer; more decimals than there are is refused, not rounded. */
  private void scaled(BigDecimal typed, int digits, Consumer<Long> then) {
    BigDecimal shifted = typed.movePointRight(digits);
    if (shifted.stripTrailingZeros().scale() > 0 || shifted.precision() - shifted.scale() > 15) {
      refuse(Notice.of(Notice.Level.REFUSED, "sale.badnumber"));
    } else {
      then.accept(shifted.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }
  }

  void writeNote(String note) {
    submit(new SaleCommand.SetNote(note));
  }

  void writeNote(String lineId, String note) {
    line(lineId).ifPresent(line -> submit(new SaleCommand.SetLineNote(line.no(), note)));
  }

  void voidLine(String lineId, String reason) {
    line(lineId)
        .ifPresent(
            line ->
                submit(
                    new SaleCommand.VoidLine(line.no(), reason),
                    title(line) + written(line) + why(reason)));
  }

  private void submit(Command command) {
    submit(command, "");
  }

  private void submit(Command command, String subject) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    made = answer;
    requests.submit(
        command,
        subject,
        notice -> {
          say.accept(notice);
          answer.complete(false);
        },
        done -> answer.complete(true));
  }

  private void refuse(Notice notice) {
    look.sounds().play(Tone.REFUSED);
    say.accept(notice);
  }

  private Master master() {
    return (Master) loop.snapshot().book();
  }

  private String currency() {
    return loop.snapshot().book().station().currency();
  }
}
