package canopy.till.sale;

import canopy.core.barcode.CodeReader;
import canopy.core.barcode.CodeRules;
import canopy.core.barcode.LabelPrice;
import canopy.core.barcode.ScannedCode;
import canopy.core.catalogue.Article;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.till.Refusal;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.operator.signin.Requests;
import canopy.till.sale.ask.AgeActions;
import canopy.till.sale.ask.AgeScreen;
import canopy.till.sale.ask.WeightActions;
import canopy.till.sale.ask.WeightScreen;
import canopy.till.station.Master;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns codes and chosen articles into lines, asking for the age once where it is needed. FX
 * thread.
 */
final class Scans {
  private static final int MOST_UNKNOWN = 5;

  private final Look look;
  private final SaleModel model;
  private final TillLoop loop;
  private final Requests requests;
  private final Elsewhere elsewhere;
  private final Runnable changed;
  private final CodeReader codes;
  private final List<BasketLine> unknown = new ArrayList<>();
  private int unknownNumber;
  private @Nullable Customer customer;

  /** The question that is asked beside the basket; null for none. */
  private @Nullable Screen asked;

  /** Articles about which something must be asked too, when this one is answered. */
  private final List<Runnable> later = new ArrayList<>();

  /** A date of birth is on its way into the sale. */
  private boolean confirming;

  /**
   * Codes that are no goods, and who wants them.
   *
   * @param rules how codes are told apart
   * @param receipt gets the number of a scanned receipt
   * @param payment gets a scanned payment code
   */
  record Elsewhere(CodeRules rules, Consumer<String> receipt, Consumer<String> payment) {}

  /**
   * Who showed a card in a sale: nobody is asked twice. Forgotten with the sale, and never kept.
   *
   * @param sale its number
   */
  private record Customer(String sale, LocalDate born) {}

  /**
   * @param elsewhere gets what is no goods
   * @param changed called when the rows of unknown codes are others
   */
  Scans(
      Look look,
      SaleModel model,
      TillLoop loop,
      Requests requests,
      Elsewhere elsewhere,
      Runnable changed) {
    this.look = look;
    this.model = model;
    this.loop = loop;
    this.requests = requests;
    this.elsewhere = elsewhere;
    this.codes = new CodeReader(elsewhere.rules());
    this.changed = changed;
  }

  /** Codes that no article has, as rows. */
  List<BasketLine> unknown() {
    return unknown;
  }

  void forget(String rowId) {
    unknown.removeIf(row -> row.id().equals(rowId));
    changed.run();
  }

  void forgetAll() {
    unknown.clear();
    later.clear();
  }

  /** Goods go into the basket, also while something is asked about an article before them. */
  void scan(String code) {
    ScannedCode read = codes.read(code);
    if (asking() && !isGoods(read)) {
      refuse(Notice.of(Notice.Level.REFUSED, "sale.answerfirst"));
      return;
    }
    switch (read) {
      case ScannedCode.Receipt number -> elsewhere.receipt().accept(number.number());
      case ScannedCode.Payment payment -> elsewhere.payment().accept(code);
      case ScannedCode.Member member -> refuse(Notice.of(Notice.Level.REFUSED, "sale.membercode"));
      case ScannedCode.Gtin gtin -> addScanned(read, gtin.gtin(), code);
      case ScannedCode.OwnCode own -> addScanned(read, own.code(), code);
      case ScannedCode.Weighed weighed -> addScanned(read, weighed.plu(), code);
      case ScannedCode.Unreadable unreadable -> unknownCode(unreadable.text());
    }
  }

  private static boolean isGoods(ScannedCode read) {
    return switch (read) {
      case ScannedCode.Gtin _,
          ScannedCode.OwnCode _,
          ScannedCode.Weighed _,
          ScannedCode.Unreadable _ ->
          true;
      case ScannedCode.Receipt _, ScannedCode.Payment _, ScannedCode.Member _ -> false;
    };
  }

  /**
   * @param scanned as the scanner read it, which is what the cashier can compare
   */
  private void addScanned(ScannedCode read, String code, String scanned) {
    Optional<Article> article = master().catalogue().find(read);
    if (article.isEmpty()) {
      unknownCode(CodeReader.content(scanned));
    } else if (read instanceof ScannedCode.Weighed label) {
      add(article.get(), code, quantity(article.get(), label), amount(article.get(), label));
    } else {
      addOne(article.get(), code);
    }
  }

  /** One piece; what is sold by weight has to be weighed first. */
  private void addOne(Article article, String code) {
    if (article.unit() == Quantity.Unit.PIECE) {
      add(article, code, Quantity.ONE, null);
    } else {
      askWeight(article, code);
    }
  }

  private static Quantity quantity(Article article, ScannedCode.Weighed label) {
    Long grams = label.grams();
    Long pieces = label.pieces();
    return switch (article.unit()) {
      case GRAM -> grams == null ? Quantity.ONE : Quantity.grams(grams);
      case PIECE -> pieces == null ? Quantity.ONE : Quantity.pieces(pieces);
    };
  }

  /** What the label says; null if it says nothing, or had no room to: then the weight says it. */
  private @Nullable Money amount(Article article, ScannedCode.Weighed label) {
    LabelPrice price = label.price();
    if (price == null) {
      return null;
    }
    boolean cut =
        label.grams() != null
            && article.unit() == Quantity.Unit.GRAM
            && price.isLeftOf(article.price().times(quantity(article, label), currency()).minor());
    return cut ? null : price.in(currency(), master().config().currencyDigits()).orElse(null);
  }

  /** A red row and a sound, never a question; the next scan works. */
  private void unknownCode(String code) {
    unknownNumber++;
    unknown.add(
        new BasketLine(
            "x" + unknownNumber, BasketLine.Kind.UNKNOWN_CODE, code, "", 0, List.of(), "", false));
    if (unknown.size() > MOST_UNKNOWN) {
      unknown.removeFirst();
    }
    look.sounds().play(Tone.REFUSED);
    changed.run();
  }

  private void refuse(Notice notice) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(notice);
  }

  /** Adds one of an article that was chosen by hand. */
  void addArticle(String articleId) {
    master().catalogue().article(articleId).ifPresent(article -> addOne(article, article.id()));
  }

  private void add(Article article, String code, Quantity quantity, @Nullable Money amount) {
    SaleCommand.AddArticle command =
        new SaleCommand.AddArticle(article.id(), code, quantity, amount);
    String operator = loop.snapshot().state().session().operator();
    var _ =
        loop.submit(Request.by(operator == null ? "" : operator, command))
            .thenAccept(outcome -> Fx.run(() -> added(article, command, outcome)));
  }

  private void added(Article article, SaleCommand.AddArticle command, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> {
        model.notice.set(null);
        look.sounds().play(Tone.SCAN_OK);
      }
      case Outcome.Refused no -> {
        if (no.refusal().reason() == Refusal.Reason.AGE_CHECK_NEEDED) {
          checkAge(article, command);
        } else {
          refuse(notice(article, no.refusal()));
        }
      }
      case Outcome.Stopped stop ->
          refuse(Notice.of(Notice.Level.REFUSED, Requests.key(stop.trouble())));
    }
  }

  /** What is said of the article names it in the language spoken here. */
  private Notice notice(Article article, Refusal refusal) {
    boolean named =
        refusal.reason() == Refusal.Reason.ARTICLE_INACTIVE
            || refusal.reason() == Refusal.Reason.ARTICLE_WITHOUT_PRICE;
    boolean ownToPrice =
        refusal.reason() == Refusal.Reason.ARTICLE_WITHOUT_PRICE
            && !model.header.notAlone.get().contains(Right.CHANGE_GOODS);
    return named
        ? Notice.of(
            Notice.Level.REFUSED,
            ownToPrice ? "sale.setprice" : Refusals.key(refusal.reason()),
            article.name(look.texts().language().rules()))
        : Refusals.notice(look.texts(), refusal);
  }

  /** Another article may want a higher age; the date was shown already. */
  private void checkAge(Article article, SaleCommand.AddArticle command) {
    Runnable again = () -> add(article, command.code(), command.quantity(), command.labelAmount());
    if (confirming) {
      later.add(again); // It was refused before the date was in the sale.
      return;
    }
    Sale open = loop.snapshot().open();
    Customer known = customer;
    customer = null; // Whoever is refused with it may have been mistyped, and is asked again.
    if (open != null && known != null && known.sale().equals(open.id())) {
      new AgeAnswer(this, article, again).confirm(known.born());
    } else {
      askAge(article, again);
    }
  }

  private void askAge(Article article, Runnable again) {
    LocalDate today = LocalDate.now(Clock.system(loop.snapshot().book().station().zone()));
    AgeScreen.Question question =
        new AgeScreen.Question(
            article.minimumAgeYears(),
            today.minusYears(article.minimumAgeYears()),
            spoken -> article.name(spoken.rules()));
    look.sounds().play(Tone.REFUSED);
    ask(() -> new AgeScreen(look, question, new AgeAnswer(this, article, again)), again);
  }

  private void askWeight(Article article, String code) {
    WeightScreen.Question question =
        new WeightScreen.Question(
            spoken -> article.name(spoken.rules()),
            look.formats().unitPrice(article.price()) + " / kg");
    ask(
        () -> new WeightScreen(look, question, new WeightAnswer(this, article, code)),
        () -> askWeight(article, code));
  }

  private boolean asking() {
    return asked != null && asked.equals(model.side.get());
  }

  /**
   * @param again if something is asked already
   */
  private void ask(Supplier<Screen> question, Runnable again) {
    if (asking()) {
      later.add(again);
      return;
    }
    asked = question.get();
    model.notice.set(null);
    model.side.set(asked);
  }

  private void answered(Runnable then) {
    model.side.set(null);
    asked = null;
    then.run();
    addLater();
  }

  private void confirmed() {
    confirming = false;
    addLater();
  }

  private void addLater() {
    List<Runnable> waiting = List.copyOf(later);
    later.clear();
    waiting.forEach(Runnable::run);
  }

  /** What becomes of the question for the date of birth. */
  private record AgeAnswer(Scans scans, Article article, Runnable add) implements AgeActions {
    @Override
    public void born(LocalDate date) {
      scans.answered(() -> confirm(date));
    }

    private void confirm(LocalDate date) {
      int years = article.minimumAgeYears();
      scans.confirming = true;
      scans.requests.submit(
          new SaleCommand.ConfirmAge(date, years),
          "",
          no -> {
            scans.model.notice.set(no);
            scans.confirmed();
          },
          done -> {
            Sale sale = done.after().open();
            if (sale != null && sale.ageConfirmedYears() >= years) {
              scans.customer = new Customer(sale.id(), date);
              add.run();
            } else {
              scans.refuse(Notice.of(Notice.Level.REFUSED, "sale.tooyoung", years));
            }
            scans.confirmed();
          });
    }

    @Override
    public void refuseArticles() {
      scans.answered(() -> {});
    }

    @Override
    public void scanned(String code) {
      scans.scan(code);
    }
  }

  /** What becomes of the question for the weight. */
  private record WeightAnswer(Scans scans, Article article, String code) implements WeightActions {
    @Override
    public void weighed(long grams) {
      scans.answered(() -> scans.add(article, code, Quantity.grams(grams), null));
    }

    @Override
    public void leaveOut() {
      scans.answered(() -> {});
    }

    @Override
    public void scanned(String other) {
      scans.scan(other);
    }
  }

  private Master master() {
    return (Master) loop.snapshot().book();
  }

  private String currency() {
    return loop.snapshot().book().station().currency();
  }
}
