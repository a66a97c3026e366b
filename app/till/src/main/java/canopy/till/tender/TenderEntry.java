package canopy.till.tender;

import canopy.till.ui.Formats;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import canopy.till.ui.control.PadEntry;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What keys and pad do on the tender screen, without nodes. Nothing typed and Enter is exact cash;
 * a typed amount and a kind is a part payment. A press while a payment is under way does nothing.
 * FX thread.
 */
final class TenderEntry {
  private static final int MAX_AMOUNT_LENGTH = 10;
  private static final int MAX_REFERENCE_LENGTH = 32;

  final PadEntry amount = new PadEntry(MAX_AMOUNT_LENGTH, true);
  final StringProperty reference = new SimpleStringProperty("");

  private final TenderModel model;
  private final TenderActions actions;
  private final Formats formats;
  private final Sounds sounds;

  TenderEntry(TenderModel model, TenderActions actions, Formats formats, Sounds sounds) {
    this.model = model;
    this.actions = actions;
    this.formats = formats;
    this.sounds = sounds;
  }

  boolean type(String typed) {
    if (model.result.get() != null) {
      return false;
    }
    if (model.asking.get() != null) {
      if (reference.get().length() < MAX_REFERENCE_LENGTH) {
        reference.set(reference.get() + typed);
      }
    } else if (!amount.type(typed)) {
      sounds.play(Tone.REFUSED);
    }
    return true;
  }

  void backspace() {
    String now = reference.get();
    if (model.asking.get() == null) {
      amount.backspace();
    } else if (!now.isEmpty()) {
      reference.set(now.substring(0, now.length() - 1));
    }
  }

  /**
   * Enter: the next customer, the reference, the typed cash or exact cash, whichever is at hand.
   */
  void enter() {
    if (model.result.get() != null) {
      actions.next();
    } else if (model.asking.get() != null) {
      payAsked();
    } else if (amount.isEmpty()) {
      exact();
    } else {
      formats
          .typedMoney(amount.text())
          .filter(minor -> minor > 0)
          .ifPresentOrElse(this::cash, this::refuse);
    }
  }

  void exact() {
    cash(model.remainingCashMinor.get());
  }

  /** Takes the suggested sum with this place; places without one do nothing. */
  void quick(int place) {
    if (place < model.quickCash.get().size()) {
      cash(model.quickCash.get().get(place).givenMinor());
    }
  }

  void cash(long givenMinor) {
    if (free()) {
      amount.clear();
      actions.cash(givenMinor);
    }
  }

  /** A kind was pressed: asks for its reference, or takes the typed amount, or all that remains. */
  void choose(TenderKind kind) {
    if (!free()) {
      return;
    }
    if (kind.asksReference()) {
      reference.set("");
      model.asking.set(kind);
    } else {
      pay(kind, "");
    }
  }

  void choose(int place) {
    if (place < model.kinds.get().size()) {
      choose(model.kinds.get().get(place));
    }
  }

  /** Escape: first the typed figures, then the question, then the screen. */
  void escape() {
    if (model.result.get() != null) {
      actions.next();
    } else if (model.asking.get() != null) {
      model.asking.set(null);
    } else if (!amount.isEmpty()) {
      amount.clear();
    } else if (!model.busy.get()) {
      actions.back();
    }
  }

  /** What a kind would take now: the typed amount, but never more than remains. */
  long amountForKind() {
    long remaining = model.remainingMinor.get();
    return formats
        .typedMoney(amount.text())
        .filter(minor -> minor > 0)
        .map(minor -> Math.min(minor, remaining))
        .orElse(remaining);
  }

  private void payAsked() {
    @Nullable TenderKind kind = model.asking.get();
    if (kind == null || reference.get().isBlank()) {
      refuse();
    } else if (free()) {
      model.asking.set(null);
      pay(kind, reference.get().strip());
    }
  }

  private void pay(TenderKind kind, String typedReference) {
    long minor = amountForKind();
    amount.clear();
    actions.pay(kind.id(), minor, typedReference);
  }

  private boolean free() {
    return !model.busy.get() && model.result.get() == null && model.remainingMinor.get() > 0;
  }

  private void refuse() {
    sounds.play(Tone.REFUSED);
  }
}
