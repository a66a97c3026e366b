package canopy.core.till;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.shift.Shift;
import canopy.core.station.Book;
import org.jspecify.annotations.Nullable;

/** Checks rights. An approval counts for one right, one request, and never one's own. */
record Permission(Book book) {
  /**
   * The answer to "may they?".
   *
   * @param refusal null if they may
   * @param approved the event that records a second person's yes; null if none was needed
   */
  record Answer(@Nullable Decision refusal, OperatorEvent.@Nullable Approved approved) {}

  Answer check(Moment moment, Right right, String action) {
    if (moment.by().equals(Recorded.SYSTEM)) {
      return new Answer(null, null);
    }
    Operator operator = book.operator(moment.by());
    Grant grant = operator == null ? Grant.DENIED : operator.grant(right);
    return switch (grant) {
      case ALLOWED -> new Answer(null, null);
      case DENIED -> refused(right, Refusal.Reason.RIGHT_DENIED);
      case APPROVAL_REQUIRED -> approved(moment, right, action);
    };
  }

  /** Whether somebody may without asking anybody. */
  boolean mayAlone(String who, Right right) {
    Operator operator = book.operator(who);
    return operator != null && operator.mayAlone(right);
  }

  /**
   * The answer to "may they?" where it takes several rights: the one that is granted least decides,
   * the first of them where several are, and whoever approves needs only that one.
   */
  Answer checkAll(Moment moment, String action, Right... rights) {
    Operator operator = book.operator(moment.by());
    Right least = rights[0];
    for (Right right : rights) {
      if (operator != null && operator.grant(right).compareTo(operator.grant(least)) > 0) {
        least = right;
      }
    }
    return check(moment, least, action);
  }

  /**
   * The answer where it is about what somebody did: he may neither do it alone nor approve it,
   * whatever his rights are.
   *
   * @param about whom; null for nobody
   */
  Answer checkAbout(@Nullable String about, Moment moment, Right right, String action) {
    Approval approval = moment.request().approval();
    if (approval != null && approval.by().equals(about)) {
      return refused(right, Refusal.Reason.APPROVAL_REQUIRED);
    }
    Operator operator = book.operator(moment.by());
    boolean own = moment.by().equals(about) && operator != null && operator.mayAlone(right);
    return own ? approved(moment, right, action) : check(moment, right, action);
  }

  /**
   * Whether a drawer may be counted once more although the result is known: nobody does that alone
   * with their own until it fits, whatever their rights are.
   *
   * @param right what it takes besides
   */
  Answer recount(Moment moment, Shift shift, Right right, String action) {
    boolean own = moment.by().equals(shift.responsible()) && mayAlone(moment.by(), right);
    return own
        ? checkAbout(moment.by(), moment, Right.ACCEPT_DIFFERENCE, action)
        : checkAll(moment, action, Right.ACCEPT_DIFFERENCE, right);
  }

  private Answer approved(Moment moment, Right right, String action) {
    Approval approval = moment.request().approval();
    if (approval == null || approval.right() != right || approval.by().equals(moment.by())) {
      return refused(right, Refusal.Reason.APPROVAL_REQUIRED);
    }
    Operator approver = book.operator(approval.by());
    if (approver == null || !approver.active() || approver.grant(right) != Grant.ALLOWED) {
      return refused(right, Refusal.Reason.APPROVAL_REQUIRED);
    }
    if (moment.state().session().staff().mustChangePin(approver.id())) {
      // Whoever gave that PIN knows it too.
      return refused(right, Refusal.Reason.APPROVAL_REQUIRED);
    }
    Decision locked = OperatorRules.refuseLocked(moment, moment.state().session(), approver);
    if (locked != null) {
      return new Answer(locked, null);
    }
    return new Answer(null, new OperatorEvent.Approved(approver.id(), right, action));
  }

  private static Answer refused(Right right, Refusal.Reason reason) {
    return new Answer(new Decision.Refused(Refusal.about(right, reason)), null);
  }
}
