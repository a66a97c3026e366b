package canopy.till.payment;

import canopy.core.command.PaymentCommand;
import canopy.core.fuel.Prepay;
import canopy.core.payment.Attempt;

/** What a till does about a payment when it is killed, and what happens afterwards. */
enum Deed {
  /** The customer's code is scanned. */
  PAY {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.scans(code);
    }
  },
  /** The cashier does not want to wait for the password. */
  REVERSE("chen") {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.scans(code);
      till.stops();
    }
  },
  /** What was bought comes back. */
  REFUND {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.scans(code);
      till.await("paid", () -> till.state().basket().open() == null);
      till.paysBack();
    }
  },
  /** A code of ours is shown, and the customer scans it, late if they must. */
  SHOW {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.shows(PayBook.KIND);
      phone.scans(till.awaitCode());
    }

    @Override
    void meanwhile(Phone phone, Attempt left) throws Exception {
      if (left.shown() != null) {
        phone.scans(left.shown().text());
      }
    }
  },
  /** A code of ours is closed, and the customer has a photograph of it. */
  CLOSE {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.shows(PayBook.KIND);
      till.awaitCode();
      till.stops();
    }

    @Override
    void meanwhile(Phone phone, Attempt left) throws Exception {
      SHOW.meanwhile(phone, left);
    }

    @Override
    void tidy(PayingTill till) throws Exception {
      super.tidy(till);
      Attempt left = till.attempt();
      if (left != null && left.state() == Attempt.State.PAID) {
        till.does(new PaymentCommand.ReturnLate(left.outNo()));
      }
    }
  },
  /** The customer pays at the plate, and the cashier has a look. */
  PLATE {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.shows(QuickBook.PLATE);
      till.awaitCode();
      till.does(new PaymentCommand.Confirm(till.attempt().outNo()));
    }

    @Override
    void tidy(PayingTill till) throws Exception {
      Attempt left = till.attempt();
      if (left != null && left.isRunning()) {
        till.does(new PaymentCommand.Confirm(left.outNo()));
      }
    }
  },
  /** The manager believes it before the channel says so. */
  FORCE("chen") {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.scans(code);
      String outNo = till.awaitAttempt(each -> each.state() == Attempt.State.WAITING).outNo();
      phone.confirms(outNo);
      till.does(new PaymentCommand.Force(outNo, "4200", "seen on the customer's bill"));
    }

    @Override
    void meanwhile(Phone phone, Attempt left) throws Exception {
      phone.confirms(left.outNo());
    }
  },
  /** Less flows than was paid before. */
  REST {
    @Override
    void happen(PayingTill till, Phone phone, String code) throws Exception {
      till.prepays();
      till.scans(code);
      till.await("paid", () -> till.state().basket().open() == null);
      till.fills();
    }

    @Override
    void tidy(PayingTill till) throws Exception {
      super.tidy(till);
      till.fills();
      for (Prepay prepay : till.state().fuel().prepays().values()) {
        if (prepay.state() == Prepay.State.WAITING) {
          till.does(new canopy.core.command.FuelCommand.CancelPrepay(prepay.id()));
        }
      }
    }
  };

  private final String customer;

  Deed() {
    this("ann");
  }

  Deed(String customer) {
    this.customer = customer;
  }

  /** Whose phone it is: chen is asked for the password, ann is not. */
  String customer() {
    return customer;
  }

  /** Before anything else is settled. */
  abstract void happen(PayingTill till, Phone phone, String code) throws Exception;

  /**
   * What the customer does while the till is dead.
   *
   * @param left what the journal shows
   */
  void meanwhile(Phone phone, Attempt left) throws Exception {
    // Most stand and wait.
  }

  /** What the people at the till do about what is still open, again and again. */
  void tidy(PayingTill till) throws Exception {
    till.stops();
  }
}
