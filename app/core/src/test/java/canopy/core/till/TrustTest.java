package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.payment.TrustLimit;
import org.junit.jupiter.api.Test;

/** How much is taken on people's word, until the bill bears it out. */
class TrustTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  @Test
  void beyondTheLimitOfTrustTheManagerMustAgree() {
    till.book.trusts(new TrustLimit(2, 1_000, 3));
    till.book.grant(Right.FORCE_PAYMENT, Grant.ALLOWED);
    for (int i = 0; i < 2; i++) {
      till.does(new PaymentCommand.Force(payer.scans("3.50"), "42" + i, "seen"));
    }
    var third = new PaymentCommand.Force(payer.scans("3.50"), "43", "seen");
    assertThat(till.refusal(Request.by(TestBook.CASHIER, third)))
        .isEqualTo(Refusal.about(Right.SETTLE_PAYMENT, Refusal.Reason.APPROVAL_REQUIRED));
    till.approved(Right.SETTLE_PAYMENT, third);
    till.selling("cola");
    var plate = new PaymentCommand.Confirm(payer.shows("plate", "3.50"));
    assertThat(till.refuses(plate)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.SETTLE_PAYMENT, plate);
    assertThat(till.state.payments().unsettled()).hasSize(4);
  }

  @Test
  void theLimitOfTrustIsAlsoOneOfMoney() {
    till.book.trusts(new TrustLimit(100, 700, 3));
    till.selling("cola");
    till.does(new PaymentCommand.Confirm(payer.shows("plate", "3.50")));
    till.selling("cola");
    till.does(new PaymentCommand.Confirm(payer.shows("plate", "3.50")));
    till.selling("cola");
    var third = new PaymentCommand.Confirm(payer.shows("plate", "0.01"));
    assertThat(till.refuses(third)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
  }
}
