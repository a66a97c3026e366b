package canopy.till.sale;

import canopy.core.shift.MovementReason.Deed;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The entry field's behaviour, without nodes. Digits first and then a mode key acts at once ("3,
 * quantity"); a mode key first waits for digits and Enter. Quantity, price, discount and note act
 * on the chosen line, a sale discount on all of them. FX thread.
 */
final class SaleEntry {
  private static final int MAX_LENGTH = 64;

  final StringProperty text = new SimpleStringProperty("");
  final ObjectProperty<EntryMode> mode = new SimpleObjectProperty<>(EntryMode.SEARCH);

  private final SaleModel model;
  private final SaleActions actions;
  private final Sounds sounds;
  private @Nullable Notice asked;

  /** The line that was chosen when a reason was asked for; null while nothing waits for one. */
  private @Nullable String askedLine;

  /** How many pieces, or how much of what is weighed, are to be left of that line. */
  private final ObjectProperty<BigDecimal> less = new SimpleObjectProperty<>(BigDecimal.ZERO);

  SaleEntry(SaleModel model, SaleActions actions, Sounds sounds) {
    this.model = model;
    this.actions = actions;
    this.sounds = sounds;
    text.addListener((source, before, now) -> changed(now));
    mode.addListener((source, before, now) -> ask(now));
    model.saleId.addListener((source, before, now) -> forgetQuestion());
  }

  /** A character from the keyboard or the pad. */
  boolean type(String typed) {
    if (mode.get() == EntryMode.SEARCH && typed.equals("*")) {
      press(EntryMode.QUANTITY);
    } else if ((mode.get() == EntryMode.SEARCH || mode.get() == EntryMode.LESS)
        && text.get().isEmpty()
        && (typed.equals("+") || typed.equals("-"))) {
      step(typed.equals("+") ? 1 : -1);
    } else if (typed.isBlank() && text.get().isEmpty()) {
      return false;
    } else if (mode.get().takesNumber() && !typed.matches("[0-9.,]+")) {
      sounds.play(Tone.REFUSED);
    } else if (text.get().length() + typed.length() <= MAX_LENGTH) {
      text.set(text.get() + (mode.get().takesNumber() ? typed.replace(',', '.') : typed));
    }
    return true;
  }

  void backspace() {
    String now = text.get();
    if (!now.isEmpty()) {
      text.set(now.substring(0, now.length() - 1));
    } else {
      mode.set(EntryMode.SEARCH);
    }
  }

  /**
   * Empties the field, then leaves the mode.
   *
   * @return false if there was nothing to clear
   */
  boolean clear() {
    boolean something = !text.get().isEmpty() || mode.get() != EntryMode.SEARCH;
    mode.set(EntryMode.SEARCH);
    text.set("");
    return something;
  }

  /** A mode key. */
  void press(EntryMode next) {
    if (next == EntryMode.RESTART && has(next) && model.header.training.get()) {
      actions.restartAll(); // Leads to the real till, which asks.
      return;
    }
    if (!has(next)) {
      sounds.play(Tone.REFUSED);
      if (next.needsLine()) {
        model.notice.set(Notice.of(Notice.Level.REFUSED, "sale.chooseline"));
      }
      return;
    }
    EntryMode now = mode.get();
    Optional<BigDecimal> typed = Formats.typedNumber(text.get());
    if (now == EntryMode.SEARCH && typed.isPresent() && next.takesNumber()) {
      boolean takesAway = next != EntryMode.PRICE && typed.get().signum() == 0;
      if (takesAway || answers(next).isEmpty()) {
        apply(next, typed.get(), "");
      } else {
        mode.set(next); // The number stays, until somebody says why, or Enter that nobody does.
        askedLine = model.chosenLine.get();
      }
    } else {
      mode.set(now == next ? EntryMode.SEARCH : next);
      text.set("");
      if (mode.get() == EntryMode.VOID_LINE) {
        askedLine = model.chosenLine.get();
      }
    }
  }

  /**
   * Somebody goes on with the sale while a reason is asked for: nobody says why, and what it was
   * asked for is done. The customer must not pay for what is struck out because there was a rush.
   */
  void goOn() {
    if (askedLine != null) {
      enter();
      clear();
    }
  }

  /** Goes on to take the money. */
  void pay() {
    if (model.payable.get()) {
      goOn();
      actions.pay();
    }
  }

  /** Goes on with another customer. */
  void hold() {
    goOn();
    actions.hold();
  }

  /** The lines of another sale have the same numbers. */
  private void forgetQuestion() {
    if (askedLine != null) {
      clear();
    }
  }

  /** The line that was asked about, whichever is chosen meanwhile. */
  private String line() {
    return askedLine == null ? model.chosenLine.get() : askedLine;
  }

  /** What may be said of why something is done; empty where nothing is asked. */
  ObservableValue<List<String>> answers() {
    return Bindings.createObjectBinding(
        () -> answers(mode.get()), mode, model.reasons, model.refund);
  }

  private List<String> answers(EntryMode what) {
    Deed deed = what.deed(model.refund.get());
    return deed == null ? List.of() : model.reasons.get().getOrDefault(deed, List.of());
  }

  /** One of the answers: what was asked is done with it. */
  void answer(String reason) {
    EntryMode now = mode.get();
    switch (now) {
      case DRAWER, VOID, VOID_LINE, LESS -> confirm(now, reason);
      case PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT ->
          Formats.typedNumber(text.get())
              .ifPresentOrElse(
                  number -> apply(now, number, reason), () -> sounds.play(Tone.REFUSED));
      case SEARCH, QUANTITY, NOTE, PUMP, RESTART -> actions.explain(reason);
    }
  }

  /** Whether there is something that a mode could be about. */
  private boolean has(EntryMode next) {
    return switch (next) {
      case SEARCH, DRAWER, PUMP -> true;
      case RESTART -> model.pumps.held.get() > 0;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, NOTE, VOID_LINE, LESS ->
          lineChosen();
      case SALE_PERCENT, SALE_AMOUNT, VOID -> model.payable.get();
    };
  }

  /** The row of a code that nobody knows is no line. */
  private boolean lineChosen() {
    return !model.chosenLine.get().isEmpty() && !model.chosenLine.get().startsWith("x");
  }

  /** The discount key goes from percent to amount and back to search. */
  void pressDiscount() {
    press(mode.get().nextOf(EntryMode.DISCOUNT_PERCENT, EntryMode.DISCOUNT_AMOUNT));
  }

  /** The same for the discount on the whole sale. */
  void pressSaleDiscount() {
    press(mode.get().nextOf(EntryMode.SALE_PERCENT, EntryMode.SALE_AMOUNT));
  }

  /**
   * Asks before a whole sale goes. There is nothing to ask if nothing is in it, or if it cannot go
   * because money was taken for it.
   */
  void pressVoid() {
    if (model.payable.get() && model.paidMinor.get() == 0) {
      press(EntryMode.VOID);
    } else {
      actions.voidSale("");
    }
  }

  /**
   * Strikes the chosen line out. Whoever has scanned wrongly is not asked why; only where a line
   * costs much, or the customer was told what to pay already.
   */
  void pressVoidLine() {
    String line = model.chosenLine.get();
    if (line.isEmpty()) {
      return;
    }
    boolean asks =
        lineChosen() && model.asksForVoid(line) && !answers(EntryMode.VOID_LINE).isEmpty();
    if (mode.get() == EntryMode.VOID_LINE && line.equals(askedLine)) {
      enter();
      return;
    }
    if (mode.get() == EntryMode.VOID_LINE) {
      clear(); // Another line is meant now.
    }
    if (asks) {
      press(EntryMode.VOID_LINE);
    } else {
      actions.voidLine(line, "");
    }
  }

  /** One more or one less of the chosen line. */
  void step(int pieces) {
    String line = model.chosenLine.get();
    if (!lineChosen()) {
      sounds.play(Tone.REFUSED);
    } else if (mode.get() == EntryMode.LESS && line.equals(askedLine)) {
      count(line, less.get().add(BigDecimal.valueOf(pieces)));
    } else {
      BigDecimal left = model.pieces(line).add(BigDecimal.valueOf(pieces));
      if (left.signum() == 0) {
        model.notice.set(
            Notice.of(Notice.Level.INFO, "sale.lastpiece")
                .with("sale.voidline", this::pressVoidLine));
      } else if (asksForLess(line, left)) {
        count(line, left);
      } else {
        actions.addQuantity(line, pieces);
      }
    }
  }

  private boolean asksForLess(String line, BigDecimal left) {
    return model.asksForLess(line, left) && !answers(EntryMode.LESS).isEmpty();
  }

  /** To take a part of a line out is asked about as if it were a line struck out. */
  private void count(String line, BigDecimal quantity) {
    if (asksForLess(line, quantity)) {
      less.set(quantity);
      mode.set(EntryMode.LESS);
      askedLine = line;
    } else {
      clear();
      actions.changeQuantity(line, quantity);
    }
  }

  /**
   * Confirms: a code is looked up, words add the article they mean, a number goes where the mode
   * says.
   *
   * @return false if the words may mean several articles
   */
  boolean enter() {
    EntryMode now = mode.get();
    String typed = text.get().strip();
    switch (now) {
      case SEARCH -> {
        return search(typed);
      }
      case NOTE, DRAWER, VOID, VOID_LINE, LESS, RESTART -> confirm(now, typed);
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT, PUMP -> {
        if (!typed.isEmpty()) {
          Formats.typedNumber(typed)
              .ifPresentOrElse(number -> apply(now, number, ""), () -> sounds.play(Tone.REFUSED));
        }
      }
    }
    return true;
  }

  private void confirm(EntryMode what, String typed) {
    String line = line();
    clear();
    switch (what) {
      case NOTE -> actions.writeNote(line, typed);
      case DRAWER -> actions.openDrawer(typed);
      case VOID -> actions.voidSale(typed);
      case VOID_LINE -> actions.voidLine(line, typed);
      case LESS -> actions.reduce(line, less.get(), typed);
      case RESTART -> actions.restartAll();
      case SEARCH,
          QUANTITY,
          PRICE,
          DISCOUNT_PERCENT,
          DISCOUNT_AMOUNT,
          SALE_PERCENT,
          SALE_AMOUNT,
          PUMP ->
          throw new IllegalStateException(what + " has nothing to confirm");
    }
  }

  /** A mode that is a question says so above the basket; leaving it takes the question away. */
  private void ask(EntryMode now) {
    askedLine = null;
    if (asked != null && asked.equals(model.notice.get())) {
      model.notice.set(null);
    }
    asked = question(now);
    if (asked != null) {
      model.notice.set(asked);
    }
  }

  private @Nullable Notice question(EntryMode now) {
    String key = now.question();
    if (key == null) {
      return null;
    }
    if (now == EntryMode.VOID) {
      return Notice.of(Notice.Level.WARNING, key, model.items).with("sale.voidsale", this::enter);
    }
    if (now == EntryMode.RESTART) {
      return Notice.of(Notice.Level.WARNING, key, model.pumps.held)
          .with("sale.restartyes", this::enter);
    }
    return Notice.of(Notice.Level.INFO, key, less.map(BigDecimal::toPlainString));
  }

  private boolean search(String typed) {
    boolean code = typed.chars().allMatch(c -> c >= '0' && c <= '9');
    Optional<SearchHit> meant = model.meant(typed);
    if (typed.isEmpty()) {
      return true;
    } else if (code || model.hits.get().isEmpty()) {
      actions.scan(typed);
    } else if (meant.isPresent()) {
      actions.addArticle(meant.get().articleId());
    } else {
      return false;
    }
    clear();
    return true;
  }

  private void apply(EntryMode what, BigDecimal number, String reason) {
    String line = line();
    clear();
    switch (what) {
      case QUANTITY -> count(line, number);
      case PRICE -> actions.overridePrice(line, number, reason);
      case DISCOUNT_PERCENT -> actions.discountPercent(line, number, reason);
      case DISCOUNT_AMOUNT -> actions.discountAmount(line, number, reason);
      case SALE_PERCENT -> actions.discountSalePercent(number, reason);
      case SALE_AMOUNT -> actions.discountSaleAmount(number, reason);
      case PUMP ->
          EntryMode.pump(number).ifPresentOrElse(actions::prepay, () -> sounds.play(Tone.REFUSED));
      case SEARCH, NOTE, DRAWER, VOID, VOID_LINE, LESS, RESTART ->
          throw new IllegalStateException(what + " takes no number");
    }
  }

  /** The pump whose number was typed; empty while the field is for something else. */
  Optional<Integer> typedPump() {
    boolean free = mode.get() == EntryMode.SEARCH || mode.get() == EntryMode.PUMP;
    return free ? Formats.typedNumber(text.get()).flatMap(EntryMode::pump) : Optional.empty();
  }

  private void changed(String now) {
    if (mode.get() == EntryMode.SEARCH) {
      actions.search(now);
    }
  }
}
