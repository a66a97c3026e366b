package canopy.till.tender;

import canopy.core.barcode.CodeReader;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import canopy.till.ui.control.PadEntry;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is typed while money is taken and what the keys make of it, without nodes. A typed amount
 * and a kind is a part payment. A press while a payment is under way does nothing. FX thread.
 */
final class TenderEntry {
  private static final int MAX_AMOUNT_LENGTH = 10;
  private static final int MAX_REFERENCE_LENGTH = 32;

  final PadEntry amount = new PadEntry(MAX_AMOUNT_LENGTH, true);
  final StringProperty reference = new SimpleStringProperty("");

  private final TenderModel model;
  private final TenderActions actions;
  private final ScanActions scans;
  private final Formats formats;
  private final Sounds sounds;

  TenderEntry(
      TenderModel model, TenderActions actions, ScanActions scans, Formats formats, Sounds sounds) {
    this.model = model;
    this.actions = actions;
    this.scans = scans;
    this.formats = formats;
    this.sounds = sounds;
  }

  /** A figure of an amount; the first one opens the pad. */
  boolean typeAmount(String typed) {
    if (!free() || !amount.type(typed)) {
      sounds.play(Tone.REFUSED);
    } else if (model.stage.get() instanceof TenderStage.Choose) {
      openPad();
    }
    return true;
  }

  void openPad() {
    if (free()) {
      model.stage.set(new TenderStage.Cash());
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
      actions.cash(givenMinor);
    }
  }

  /** The typed cash, or exact cash if nothing is typed. */
  void typedCash() {
    if (amount.isEmpty()) {
      exact();
    } else {
      formats
          .typedMoney(amount.text())
          .filter(minor -> minor > 0)
          .ifPresentOrElse(this::cash, () -> sounds.play(Tone.REFUSED));
    }
  }

  /** A kind was pressed: asks for its reference, or takes the typed amount, or all that remains. */
  void choose(TenderKind kind) {
    if (!free()) {
      return;
    }
    TenderKind.Scan scan = kind.scan();
    if (scan != null && scan.off()) {
      sounds.play(Tone.REFUSED);
    } else if (scan != null && model.payout.get()) {
      scans.payBack(kind, amountForKind());
    } else if (scan != null && !scan.takesCode()) {
      scans.show(kind, amountForKind());
    } else if (scan != null) {
      model.stage.set(new TenderStage.AwaitCode(kind, amountForKind()));
    } else if (kind.asksReference()) {
      reference.set("");
      model.stage.set(new TenderStage.Reference(kind));
    } else {
      pay(kind, "");
    }
  }

  void choose(int place) {
    if (place < model.kinds.get().size()) {
      choose(model.kinds.get().get(place));
    }
  }

  /** A code on the customer's phone pays the typed amount, or all that remains. */
  boolean scanned(String code) {
    return free() && !model.payout.get() && scans.scan(code, amountForKind());
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

  /** First the typed figures, then the pad. */
  void leavePad() {
    if (amount.isEmpty()) {
      model.choose();
    } else {
      amount.clear();
    }
  }

  /** Returns to the basket, unless a payment is under way. */
  void leave() {
    if (!model.busy.get()) {
      actions.back();
    }
  }

  boolean typeReference(String typed) {
    if (reference.get().length() + typed.length() <= MAX_REFERENCE_LENGTH) {
      reference.set(reference.get() + typed);
    }
    return true;
  }

  void backspaceReference() {
    String now = reference.get();
    reference.set(now.substring(0, Math.max(0, now.length() - 1)));
  }

  /** A slip or voucher was scanned. */
  boolean scanReference(String code) {
    reference.set("");
    return typeReference(CodeReader.content(code));
  }

  void takeReference(TenderKind kind) {
    if (reference.get().isBlank()) {
      sounds.play(Tone.REFUSED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "tender.numberfirst"));
    } else if (free()) {
      pay(kind, reference.get().strip());
    }
  }

  /** Back to the pad if an amount was typed for the kind, else to the choice. */
  void leaveReference() {
    model.stage.set(amount.isEmpty() ? new TenderStage.Choose() : new TenderStage.Cash());
  }

  private void pay(TenderKind kind, String typedReference) {
    actions.pay(kind.id(), amountForKind(), typedReference);
  }

  private boolean free() {
    return !model.busy.get() && !model.finished() && model.remainingMinor.get() > 0;
  }
}
