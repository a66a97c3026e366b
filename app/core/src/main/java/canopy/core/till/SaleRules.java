package canopy.core.till;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The open sale: what goes in, what changes, what comes out again. */
record SaleRules(Book book, Pricing pricing, Permission permission) {

  Decision decide(Moment moment, SaleCommand command) {
    return switch (command) {
      case SaleCommand.AddArticle c -> addArticle(moment, c);
      case SaleCommand.TakeFill c -> takeFill(moment, c);
      case SaleCommand.AddPrepay c -> prepayMoney(moment, c);
      case SaleCommand.PrepayLitres c -> prepayLitres(moment, c);
      case SaleCommand.ConfirmAge c -> confirmAge(moment, c);
      case SaleCommand.Recall c -> recall(moment, c);
      case SaleCommand.SetQuantity c -> new LineRules(permission).setQuantity(moment, c);
      case SaleCommand.SetPrice c -> new LineRules(permission).setPrice(moment, c);
      case SaleCommand.SetLineDiscount c -> new LineRules(permission).setDiscount(moment, c);
      case SaleCommand.SetLineNote c -> LineRules.setNote(moment, c);
      case SaleCommand.VoidLine c -> new LineRules(permission).voidLine(moment, c);
      case SaleCommand.SetDiscount c -> setDiscount(moment, c);
      case SaleCommand.SetNote c -> setNote(moment, c);
      case SaleCommand.VoidSale c -> voidSale(moment, c);
      case SaleCommand.Hold c -> hold(moment, c);
      case SaleCommand.StartBlindRefund c -> throw new IllegalArgumentException("a refund");
      case SaleCommand.ReturnUnits c -> throw new IllegalArgumentException("a refund");
      case SaleCommand.ReturnRest c -> throw new IllegalArgumentException("a refund");
    };
  }

  private Decision addArticle(Moment moment, SaleCommand.AddArticle c) {
    Article article = book.article(c.articleId());
    if (article == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_ARTICLE, c.code());
    }
    if (!article.active()) {
      return Decision.refuse(Refusal.Reason.ARTICLE_INACTIVE, article.name().in(Language.ZH_CN));
    }
    if (c.labelAmount() == null && article.price().tenthsOfMinor() <= 0) {
      return Decision.refuse(
          Refusal.Reason.ARTICLE_WITHOUT_PRICE, article.name().in(Language.ZH_CN));
    }
    boolean weighedOtherwise = c.labelAmount() == null && c.quantity().unit() != article.unit();
    if (weighedOtherwise || !LineRules.inRange(c.quantity())) {
      return Decision.refuse(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    }
    Money label = c.labelAmount();
    if (label != null && (!label.isPositive() || label.minor() > Limits.AMOUNT_MINOR)) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    Sale open = moment.open();
    if (open != null && open.refundOf() != null) {
      // What comes back of a receipt is on the receipt; anything else needs a refund of its own.
      return Decision.refuse(Refusal.Reason.NOT_IN_A_REFUND);
    }
    int years = article.minimumAgeYears();
    boolean selling = open == null || open.kind() == Sale.Kind.SALE;
    if (selling && years > (open == null ? 0 : open.ageConfirmedYears())) {
      return Decision.refuse(Refusal.Reason.AGE_CHECK_NEEDED, years, article.id());
    }
    Optional<Line.Goods> same = same(open, article, c);
    if (open != null && same.isPresent()) {
      Quantity sum = same.get().quantity().plus(c.quantity());
      return LineRules.inRange(sum)
          ? changed(open, new ArrayList<>(), SaleEvent.Change.QUANTITY, same.get().counted(sum))
          : Decision.refuse(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    }
    return add(
        moment,
        no ->
            new Line.Goods(
                no,
                article.id(),
                article.name(),
                article.department(),
                article.taxClass(),
                c.code(),
                c.quantity(),
                article.price(),
                article.price(),
                c.labelAmount(),
                null,
                "",
                false));
  }

  /**
   * The line that one more piece of the same article counts up: same price, nothing special about
   * it.
   */
  private static Optional<Line.Goods> same(
      @Nullable Sale open, Article article, SaleCommand.AddArticle c) {
    if (open == null || c.labelAmount() != null || c.quantity().unit() != Quantity.Unit.PIECE) {
      return Optional.empty();
    }
    return open.activeLines().stream()
        .filter(Line.Goods.class::isInstance)
        .map(Line.Goods.class::cast)
        .filter(goods -> goods.articleId().equals(article.id()))
        .filter(goods -> goods.price().equals(article.price()) && goods.labelAmount() == null)
        .filter(goods -> goods.discount() == null && goods.note().isEmpty())
        .findFirst();
  }

  private Decision takeFill(Moment moment, SaleCommand.TakeFill c) {
    Fill fill = moment.state().fuel().unpaid().get(c.fillKey());
    if (fill == null) {
      return FuelRules.noSuchFill(moment, c.fillKey());
    }
    Optional<String> taken = moment.state().basket().saleWithFill(fill.key());
    if (taken.isPresent()) {
      return Decision.refuse(Refusal.Reason.FILL_TAKEN, taken.get());
    }
    Sale open = moment.open();
    if (open != null && open.kind() == Sale.Kind.REFUND) {
      return Decision.refuse(Refusal.Reason.NOT_IN_A_REFUND);
    }
    FuelGrade grade = book.grade(fill.grade());
    String taxClass = grade == null ? book.station().prepayTaxClass() : grade.taxClass();
    var name = grade == null ? FuelRules.unknownGrade(fill.grade()) : grade.name();
    return add(moment, no -> new Line.FuelFill(no, fill, name, taxClass, null, "", false));
  }

  private Decision prepayMoney(Moment moment, SaleCommand.AddPrepay c) {
    Integer id = c.grade();
    if (id == null) {
      return addPrepay(moment, c, null);
    }
    FuelGrade grade = sold(moment, id);
    return grade == null
        ? Decision.refuse(Refusal.Reason.UNKNOWN_GRADE, id)
        : addPrepay(moment, c, OrderedGrade.of(grade));
  }

  /** A grade at the price at which pumps sell it; null if it is not sold. */
  private @Nullable FuelGrade sold(Moment moment, int id) {
    FuelGrade known = book.grade(id);
    return known == null || known.price().tenthsOfMinor() <= 0
        ? null
        : moment.state().sign().atThePumps(known);
  }

  private Decision prepayLitres(Moment moment, SaleCommand.PrepayLitres c) {
    FuelGrade grade = sold(moment, c.grade());
    if (grade == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_GRADE, c.grade());
    }
    Limit limit = new Limit.ByVolume(c.volume());
    if (!FuelRules.inRange(limit)) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    Money amount = grade.price().times(c.volume(), book.station().currency());
    return addPrepay(
        moment, new SaleCommand.AddPrepay(c.pump(), limit, amount), OrderedGrade.of(grade));
  }

  private Decision addPrepay(
      Moment moment, SaleCommand.AddPrepay c, @Nullable OrderedGrade ordered) {
    Sale open = moment.open();
    if (open != null && open.kind() == Sale.Kind.REFUND) {
      return Decision.refuse(Refusal.Reason.NOT_IN_A_REFUND);
    }
    Optional<Decision> refused = FuelRules.refusePrepay(moment, c, book.station());
    return refused.orElseGet(
        () ->
            add(
                moment,
                no ->
                    new Line.FuelPrepay(
                        no,
                        c.pump(),
                        FuelRules.prepayName(c.pump()),
                        book.station().prepayTaxClass(),
                        c.limit(),
                        c.amount(),
                        "",
                        false,
                        ordered)));
  }

  private Decision confirmAge(Moment moment, SaleCommand.ConfirmAge c) {
    return inSale(moment, (open, events) -> ageChecked(moment, c, open, events));
  }

  private Decision ageChecked(
      Moment moment, SaleCommand.ConfirmAge c, Sale open, List<Event> events) {
    LocalDate today = moment.now().atZone(book.station().zone()).toLocalDate();
    boolean old = !c.born().plusYears(c.years()).isAfter(today);
    events.add(
        old
            ? new SaleEvent.AgeConfirmed(open.id(), c.years())
            : new SaleEvent.AgeRefused(open.id(), c.years()));
    return Decision.accept(events);
  }

  private Decision setDiscount(Moment moment, SaleCommand.SetDiscount c) {
    Sale open = moment.open();
    if (open == null || open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.NO_OPEN_SALE);
    }
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    if (open.kind() == Sale.Kind.REFUND && open.refundOf() != null) {
      return Decision.refuse(Refusal.Reason.LINE_NOT_CHANGEABLE);
    }
    Discount discount = c.discount();
    if (discount != null && !LineRules.inRange(discount)) {
      return Decision.refuse(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    var answer = permission.check(moment, Right.DISCOUNT, open.id());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    Event discounted =
        new SaleEvent.Discounted(open.id(), discount, c.reason().strip(), off(open, discount));
    return Decision.accept(TillRules.list(answer.approved(), discounted));
  }

  /** What a discount takes off of what is in the sale now; of a refund as well above zero. */
  private @Nullable Money off(Sale open, @Nullable Discount discount) {
    if (discount == null) {
      return null;
    }
    Money sum =
        pricing.totals(open.discounted(discount)).lines().stream()
            .map(LineAmounts::orderDiscount)
            .reduce(Money.zero(open.currency()), Money::plus);
    return sum.isNegative() ? sum.negated() : sum;
  }

  private static Decision setNote(Moment moment, SaleCommand.SetNote c) {
    Sale open = moment.open();
    if (open == null) {
      return Decision.refuse(Refusal.Reason.NO_OPEN_SALE);
    }
    if (c.note().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    return Decision.accept(new SaleEvent.Noted(open.id(), c.note()));
  }

  private Decision voidSale(Moment moment, SaleCommand.VoidSale c) {
    Sale open = moment.open();
    if (open == null) {
      return Decision.refuse(Refusal.Reason.NO_OPEN_SALE);
    }
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    if (open.isEmpty()) {
      return Decision.accept(voided(open, c.reason()));
    }
    var answer = permission.check(moment, Right.VOID_SALE, open.id());
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(TillRules.list(answer.approved(), voided(open, c.reason())));
  }

  private Event voided(Sale open, String reason) {
    return new SaleEvent.Voided(open.id(), reason, pricing.totals(open).total());
  }

  private static Decision hold(Moment moment, SaleCommand.Hold c) {
    Sale open = moment.open();
    if (open == null || open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.NO_OPEN_SALE);
    }
    if (open.kind() == Sale.Kind.REFUND) {
      // Two held refunds of one receipt could give back more than was sold.
      return Decision.refuse(Refusal.Reason.NOT_IN_A_REFUND);
    }
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    if (moment.state().basket().held().size() >= Limits.HELD_SALES) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_HELD, Limits.HELD_SALES);
    }
    if (c.label().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    return Decision.accept(new SaleEvent.Held(open.id(), c.label()));
  }

  private Decision recall(Moment moment, SaleCommand.Recall c) {
    Sale open = moment.open();
    if (open != null && !open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_OPEN);
    }
    if (!moment.state().basket().isAway(c.saleId())) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_HELD_SALE);
    }
    var answer = permission.check(moment, Right.SELL, c.saleId());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    RefundRules.dropEmpty(open, events);
    events.add(new SaleEvent.Recalled(c.saleId()));
    return Decision.accept(events);
  }

  /** Makes a line for a number. */
  interface LineMaker {
    Line make(int no);
  }

  private Decision add(Moment moment, LineMaker maker) {
    return inSale(moment, (open, events) -> added(open, events, maker));
  }

  /** Does something in the open sale, or in a new one that the cashier may open. */
  private Decision inSale(Moment moment, BiFunction<Sale, List<Event>, Decision> rule) {
    Sale open = moment.open();
    if (open != null) {
      return rule.apply(open, new ArrayList<>());
    }
    var answer = permission.check(moment, Right.SELL, "");
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    Sale sale = moment.openSale(book.station(), Sale.Kind.SALE, null, events);
    return rule.apply(sale, events);
  }

  static Decision added(Sale open, List<Event> events, LineMaker maker) {
    if (open.lines().size() >= Limits.LINES_PER_SALE) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_LINES, Limits.LINES_PER_SALE);
    }
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    events.add(new SaleEvent.LineAdded(open.id(), maker.make(open.nextLineNo())));
    return Decision.accept(events);
  }

  static Decision changed(Sale open, List<Event> events, SaleEvent.Change change, Line line) {
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    events.add(new SaleEvent.LineChanged(open.id(), change, line, ""));
    return Decision.accept(events);
  }
}
