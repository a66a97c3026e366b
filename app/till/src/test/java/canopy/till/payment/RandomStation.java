package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PaymentCode;
import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.SaleEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.HeldSale;
import canopy.core.state.TillState;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.till.loop.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One station, one random life. */
final class RandomStation {
  private static final int ACTIONS = 60;
  private static final String CASHIER = "1001";

  final SplittableRandom random;
  final TurnedClock clock = new TurnedClock();
  final JournalledTill till = new JournalledTill(PayBook.cola(), clock);
  final ModelChannel channel;
  final CodeMarks marks = new CodeMarks(new byte[32]);
  PaymentDesk desk;
  int crashes;
  int codes;

  RandomStation(int seed) {
    random = new SplittableRandom(seed);
    channel = new ModelChannel(clock, random, till::step);
    till.killedAt(step -> random.nextInt(25) == 0);
  }

  void plays() throws UnreadableEvent {
    start();
    for (int i = 0; i < ACTIONS; i++) {
      alive(this::acts);
      alive(() -> clock.passes(Duration.ofMillis(random.nextInt(12_000))));
      nothingIsHidden();
      ReachableSales.areAll(till.state(), till.events());
    }
    till.killedAt(step -> false);
    channel.heal();
    for (int round = 0; round < 12; round++) {
      alive(this::tidiesUp);
      alive(() -> clock.passes(Duration.ofHours(3)));
      nothingIsHidden();
      ReachableSales.areAll(till.state(), till.events());
    }
    booksAgree();
  }

  /** Killed wherever it may be; the next start has the journal and nothing else. */
  private void alive(Runnable work) throws UnreadableEvent {
    try {
      work.run();
    } catch (JournalledTill.Killed e) {
      crashes++;
      clock.crash();
      clock.passes(Duration.ofSeconds(random.nextInt(30)));
      start();
    }
  }

  private void start() throws UnreadableEvent {
    desk = new PaymentDesk(Map.of(PayBook.CHANNEL, channel), "station", marks, clock, clock);
    till.start(desk);
    till.decide(Request.by(CASHIER, new OperatorCommand.SignIn(CASHIER)));
  }

  private Outcome does(Command command) {
    return till.decide(Request.by(CASHIER, command));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void acts() {
    Sale open = till.state().basket().open();
    if (open == null || open.isEmpty()) {
      opens();
      return;
    }
    List<Attempt> attempts = List.copyOf(till.state().payments().unsettled());
    if (till.state().payments().holds(open.id())) {
      waits(open, attempts);
    } else {
      pays(open);
    }
  }

  private void opens() {
    List<String> away = new ArrayList<>(till.state().basket().aside().keySet());
    till.state().basket().held().forEach(held -> away.add(held.sale().id()));
    if (!away.isEmpty() && random.nextInt(3) == 0) {
      does(new SaleCommand.Recall(one(away)));
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> returns();
      case 1, 2 ->
          does(
              new SaleCommand.AddPrepay(
                  1 + random.nextInt(8), new Limit.FullTank(), Money.of(20_000, "CNY")));
      case 3 -> fills();
      default ->
          does(
              new SaleCommand.AddArticle(
                  "cola", "cola", Quantity.pieces(1 + random.nextInt(9)), null));
    }
  }

  private void fills() {
    List<Integer> pumps = List.copyOf(till.state().fuel().releases().keySet());
    if (!pumps.isEmpty()) {
      codes++;
      int pump = one(pumps);
      String release = till.state().fuel().releases().get(pump).requestId();
      till.decide(
          Request.system(
              new FuelCommand.ReportFill(
                  new Fill(
                      "f" + codes,
                      pump,
                      1,
                      2,
                      codes,
                      new Volume(10_000),
                      Money.of(5_000 + random.nextInt(15_000), "CNY"),
                      new UnitPrice(7860),
                      clock.instant(),
                      false),
                  release,
                  true)));
    }
  }

  private void returns() {
    List<CompletedSale> sold = completed().filter(s -> s.kind() == Sale.Kind.SALE).toList();
    if (sold.isEmpty()) {
      return;
    }
    CompletedSale sale = one(sold);
    if (sale.lines().getFirst() instanceof Line.Goods) {
      long before = returned(sale.id());
      Original original = new Original(sale, Map.of(1, before), 0, till.state().seq());
      does(new SaleCommand.ReturnUnits(original, 1, 1));
    }
  }

  private long returned(String saleId) {
    return completed()
        .filter(refund -> saleId.equals(refund.refundOf()))
        .flatMap(refund -> refund.lines().stream())
        .mapToLong(line -> line instanceof Line.Return back ? back.quantity().amount() : 0)
        .sum();
  }

  private Money remaining(Sale open) {
    return Settlement.of(till.rules().totals(open).total(), open.tenders()).remaining();
  }

  private void pays(Sale open) {
    Money rest = remaining(open);
    int seen = open.tenders().size();
    if (rest.isNegative()) {
      paysOut(open, rest, seen);
      return;
    }
    Money part = Money.of(1 + random.nextInt((int) Math.max(1, rest.minor())), "CNY");
    switch (random.nextInt(9)) {
      case 0 -> does(new TenderCommand.Take(open.id(), seen, "cash", rest, ""));
      case 1 -> does(new TenderCommand.Take(open.id(), seen, "cash", part, ""));
      case 2 -> scans(open, part);
      case 3, 4 -> desk.show(CASHIER, open.id(), seen, PayBook.KIND, rest);
      case 5 -> {
        if (seen > 0) {
          if (random.nextInt(2) == 0) {
            desk.giveBack(CASHIER, open.id(), seen, PayBook.KIND);
          } else {
            String inCash = random.nextBoolean() ? "cash" : null;
            does(new PaymentCommand.HandBack(open.id(), seen, inCash, "has left"));
          }
          does(new TenderCommand.GiveBack(open.id(), seen));
        }
      }
      default -> scans(open, rest);
    }
  }

  private void scans(Sale open, Money amount) {
    codes++;
    String code = String.format(Locale.ROOT, "13%016d", codes);
    desk.scan(
        CASHIER, open.id(), open.tenders().size(), PayBook.KIND, amount, new PaymentCode(code));
  }

  private void paysOut(Sale open, Money rest, int seen) {
    List<PaidOrder> orders =
        completed()
            .filter(sale -> sale.id().equals(open.refundOf()))
            .flatMap(sale -> sale.tenders().stream())
            .map(Tender::order)
            .filter(order -> order != null)
            .toList();
    if (orders.isEmpty() || random.nextInt(5) == 0) {
      does(new TenderCommand.Take(open.id(), seen, "cash", rest, ""));
    } else {
      PaidOrder order = one(orders);
      desk.payBack(CASHIER, open.id(), seen, order, rest.negated().min(order.amount()));
    }
  }

  private void waits(Sale open, List<Attempt> attempts) {
    if (attempts.isEmpty() || random.nextInt(4) == 0) {
      does(new PaymentCommand.ServeNext(open.id()));
      return;
    }
    Attempt attempt = one(attempts);
    String outNo = attempt.outNo();
    switch (random.nextInt(10)) {
      case 0 -> does(new PaymentCommand.Stop(outNo));
      case 1 -> does(new PaymentCommand.Extend(outNo));
      case 2 -> does(new PaymentCommand.Escalate(outNo, "a person"));
      case 3 -> desk.askAgain(outNo);
      case 4 -> does(new PaymentCommand.UseLate(outNo));
      case 5 -> does(new PaymentCommand.ReturnLate(outNo));
      case 6 -> {
        if (attempt.state() == Attempt.State.UNKNOWN && random.nextInt(3) == 0) {
          does(new PaymentCommand.WriteOff(outNo, "nobody knows"));
        }
      }
      case 7, 8 -> forces(attempt);
      default -> does(new PaymentCommand.ServeNext(open.id()));
    }
  }

  /** What the manager sees on the customer's bill is true. */
  private void forces(Attempt attempt) {
    if (attempt.state() == Attempt.State.REVERSING) {
      does(new PaymentCommand.Escalate(attempt.outNo(), "it may be paid"));
      clock.passes(Duration.ofMinutes(1)); // The answer to the last request must have had its time.
    }
    var order = channel.orders().get(attempt.outNo());
    if (order != null && order.netMinor() == attempt.amount().minor()) {
      does(new PaymentCommand.Force(attempt.outNo(), "4200", "seen on the customer's bill"));
    }
  }

  /** What people do at the end of a day: settle what is in the lists. */
  private void tidiesUp() {
    TillState state = till.state();
    for (Attempt attempt : state.payments().unsettled()) {
      if (attempt.state() == Attempt.State.UNKNOWN) {
        does(new PaymentCommand.Stop(attempt.outNo()));
      }
    }
    for (Refund refund : state.payments().refunds().values()) {
      if (refund.state() == Refund.State.REFUSED) {
        does(new PaymentCommand.RetryRefund(refund.refundNo()));
      }
    }
    for (Prepay prepay : till.state().fuel().prepays().values()) {
      if (prepay.state() == Prepay.State.AUTHORISED && prepay.requestId() != null) {
        till.decide(
            Request.system(new FuelCommand.EndAuthorisation(prepay.requestId(), "TIMED_OUT")));
        does(new FuelCommand.CancelPrepay(prepay.id()));
      }
    }
    Sale open = till.state().basket().open();
    if (open != null && !till.state().payments().holds(open.id()) && !open.isEmpty()) {
      Money rest = remaining(open);
      does(new TenderCommand.Take(open.id(), open.tenders().size(), "cash", rest, ""));
    } else if (open != null && !open.isEmpty()) {
      does(new PaymentCommand.ServeNext(open.id()));
    }
    for (HeldSale held : till.state().basket().held()) {
      if (till.state().payments().holds(held.sale().id())) {
        continue;
      }
      does(new SaleCommand.Recall(held.sale().id()));
      Sale recalled = till.state().basket().open();
      if (recalled != null) {
        int seen = recalled.tenders().size();
        does(new TenderCommand.Take(recalled.id(), seen, "cash", remaining(recalled), ""));
      }
    }
  }

  Stream<CompletedSale> completed() {
    return till.events().stream()
        .filter(SaleEvent.Completed.class::isInstance)
        .map(event -> ((SaleEvent.Completed) event).sale());
  }

  /** How often what happened. */
  Map<String, Integer> played() {
    return Played.of(till.events());
  }

  /** What each order brought in, by the till's own books. */
  private Map<String, Long> tenders() {
    Map<String, Long> net = new HashMap<>();
    Stream<Tender> sold = completed().flatMap(sale -> sale.tenders().stream());
    Stream<Tender> open = till.state().basket().all().flatMap(sale -> sale.tenders().stream());
    Stream.concat(sold, open)
        .filter(tender -> tender.order() != null)
        .forEach(tender -> net.merge(tender.order().outNo(), tender.given().minor(), Long::sum));
    return net;
  }

  /** Money that is at the channel and not in a tender is in the list, or being watched. */
  private void nothingIsHidden() {
    Map<String, Long> tenders = tenders();
    Set<String> refunding = new HashSet<>();
    for (Refund refund : till.state().payments().refunds().values()) {
      refunding.add(refund.order().outNo());
    }
    for (ModelChannel.Order order : channel.orders().values()) {
      long mine = tenders.getOrDefault(order.outNo, 0L);
      if (order.netMinor() != mine) {
        boolean listed =
            till.state().payments().attempts().containsKey(order.outNo)
                || refunding.contains(order.outNo);
        assertThat(listed).as("%s is hidden", order.outNo).isTrue();
      }
    }
  }

  private void booksAgree() {
    assertThat(till.state().payments().unsettled())
        .as("everything is settled")
        .allMatch(attempt -> attempt.state() == Attempt.State.FORCED);
    assertThat(till.state().payments().refunds()).isEmpty();
    assertThat(till.state().basket().aside()).isEmpty();
    assertThat(till.state().basket().held()).isEmpty();
    Map<String, Long> tenders = tenders();
    List<String> differences = new ArrayList<>();
    for (ModelChannel.Order order : channel.orders().values()) {
      long mine = tenders.getOrDefault(order.outNo, 0L);
      if (mine != order.netMinor() && !waitsForTheBill(order)) {
        differences.add(order.outNo + ": " + mine + " here, " + order.netMinor() + " there");
      }
    }
    assertThat(differences).isEmpty();
    completed().forEach(RandomStation::paidOnce);
  }

  /** A request to take it back was on its way, and obeyed: the bill will not have it. */
  private boolean waitsForTheBill(ModelChannel.Order order) {
    Attempt attempt = till.state().payments().attempts().get(order.outNo);
    return attempt != null
        && attempt.state() == Attempt.State.FORCED
        && attempt.tries() > 0
        && order.netMinor() == 0;
  }

  /** The tenders of a sale are its total: nobody pays more than once. */
  private static void paidOnce(CompletedSale sale) {
    Money kept = Money.zero("CNY");
    for (Tender tender : sale.tenders()) {
      kept = kept.plus(tender.kept());
    }
    assertThat(kept).isEqualTo(sale.totals().total());
  }
}
