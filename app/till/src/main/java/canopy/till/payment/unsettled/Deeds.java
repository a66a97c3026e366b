package canopy.till.payment.unsettled;

import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.tender.Settlement;
import canopy.till.loop.TillSnapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules would allow about a payment in its state, so that no key is offered that is then
 * refused. The rules have the last word all the same. Source: {@code canopy.core.till.PaymentRules}
 * and {@code PayBackRules}; a test compares.
 */
record Deeds(TillSnapshot till, Instant now) {

  /**
   * What can be done about an attempt.
   *
   * @param back the refund by which its money goes back; null if there is none
   */
  Set<Deed> of(Attempt attempt, @Nullable Refund back) {
    Set<Deed> deeds = back == null ? EnumSet.noneOf(Deed.class) : about(back);
    boolean asked = attempt.mode() != Mode.STATIC;
    boolean payable = till.state().basket().payable(attempt.saleId()) != null;
    switch (attempt.state()) {
      case PENDING, SENT, WAITING -> {
        deeds.add(Deed.TAKE_BACK);
        if (asked) {
          deeds.add(Deed.ASK);
        } else if (payable) {
          deeds.add(Deed.CONFIRM);
        }
        if (asked && attempt.state() != Attempt.State.PENDING) {
          deeds.add(Deed.ESCALATE);
        }
      }
      case REVERSING -> deeds.addAll(Set.of(Deed.ASK, Deed.ESCALATE, Deed.WRITE_OFF));
      case UNKNOWN -> deeds.addAll(Set.of(Deed.ASK, Deed.TAKE_BACK, Deed.WRITE_OFF));
      case PAID -> {
        deeds.add(Deed.RETURN);
        if (stillOwed(attempt)) {
          deeds.add(Deed.USE);
        }
      }
      case FORCED -> {
        deeds.add(Deed.WRITE_OFF);
        if (asked) {
          deeds.add(Deed.ASK);
        }
        if (isNewestOfOpenSale(attempt)) {
          deeds.add(Deed.HAND_BACK);
        }
      }
      case REFUNDING, DECLINED, REVERSED, CLOSED, REFUNDED -> {}
    }
    if (isForcedWhenFree(attempt) && !attempt.mayStillGoBack(now)) {
      deeds.add(Deed.FORCE);
    }
    return recalling(deeds, attempt.saleId());
  }

  /**
   * Seconds until it can be taken as paid, begun ones counted; 0 if that is not what it waits for.
   */
  long forcibleInSeconds(Attempt attempt) {
    return isForcedWhenFree(attempt) ? attempt.mayGoBackFor(now).plusMillis(999).toSeconds() : 0;
  }

  private boolean isForcedWhenFree(Attempt attempt) {
    boolean undecided = attempt.isRunning() || attempt.state() == Attempt.State.UNKNOWN;
    return undecided
        && attempt.mode() != Mode.STATIC
        && till.state().basket().payable(attempt.saleId()) != null;
  }

  /**
   * What can be done about a refund.
   *
   * @param saleId the sale it belongs to; empty if none
   */
  Set<Deed> of(Refund refund, String saleId) {
    return recalling(about(refund), saleId);
  }

  private static Set<Deed> about(Refund refund) {
    return switch (refund.state()) {
      case ASKING -> EnumSet.of(Deed.ASK, Deed.WRITE_OFF);
      case ACCEPTED -> EnumSet.of(Deed.ASK);
      case REFUSED -> EnumSet.of(Deed.RETRY, Deed.WRITE_OFF);
    };
  }

  private Set<Deed> recalling(Set<Deed> deeds, String saleId) {
    Sale open = till.open();
    boolean free = open == null || open.isEmpty();
    if (free && till.state().basket().isAway(saleId)) {
      deeds.add(Deed.RECALL);
    }
    return deeds;
  }

  private boolean isNewestOfOpenSale(Attempt attempt) {
    Sale open = till.state().basket().open();
    if (open == null || open.tenders().isEmpty() || till.state().payments().holds(open.id())) {
      return false;
    }
    PaidOrder order = open.tenders().getLast().order();
    return order != null && order.outNo().equals(attempt.outNo());
  }

  private boolean stillOwed(Attempt attempt) {
    Sale sale = till.state().basket().payable(attempt.saleId());
    if (sale == null) {
      return false;
    }
    Pricing pricing = new Pricing(till.book()::taxClass);
    return Settlement.of(pricing.totals(sale).total(), sale.tenders())
            .remaining()
            .compareTo(attempt.amount())
        >= 0;
  }
}
