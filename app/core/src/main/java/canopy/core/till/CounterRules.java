package canopy.core.till;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LocalChange;
import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.day.DayEnd;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.PriceSign;
import canopy.core.operator.Right;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.state.DayEnds;
import canopy.core.state.PrintJob;
import canopy.core.state.Session;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.till.decided.HeadOfficePrices;
import canopy.core.till.decided.ImportedGoods;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Drawer, print jobs, settings, and the business day. */
record CounterRules(Book book, Pricing pricing, Permission permission, ShiftRules shifts) {

  Decision decide(Moment moment, CounterCommand command) {
    return switch (command) {
      case CounterCommand.OpenDrawer c -> openDrawer(moment, c);
      case CounterCommand.ReportPrint c -> onJob(moment, c.jobId(), job -> reported(job, c));
      case CounterCommand.RetryPrint c -> onJob(moment, c.jobId(), job -> again(moment, job));
      case CounterCommand.DismissPrint c ->
          onJob(
              moment, c.jobId(), job -> Decision.accept(new DeviceEvent.PrintDismissed(job.id())));
      case CounterCommand.Reprint c -> reprint(moment, c.original());
      case CounterCommand.PrintTest c ->
          Decision.accept(
              new DeviceEvent.PrintQueued(
                  "test#" + moment.now().toEpochMilli(), DeviceEvent.Paper.TEST_PAGE, "test", 0));
      case CounterCommand.Recover c -> recover(moment);
      case CounterCommand.Stop c -> Decision.accept(new StationEvent.TillStopped());
      case CounterCommand.ChangeSetting c ->
          permitted(
              moment,
              Right.CHANGE_SETTINGS,
              c.name(),
              new StationEvent.SettingChanged(c.name(), c.before(), c.after()));
      case CounterCommand.ImportGoods c ->
          ImportedGoods.areTooMany(moment.state().local(), c)
              ? Decision.refuse(Refusal.Reason.TOO_MANY_LOCAL_CHANGES, Limits.LOCAL_CHANGES)
              : permitted(moment, Right.IMPORT_GOODS, c.file(), ImportedGoods.events(book, c));
      case CounterCommand.ConfirmSign c -> confirmSign(moment, c);
      case CounterCommand.ChangeGoods c -> changeGoods(moment, c);
      case CounterCommand.CloseDay c -> closeDay(moment, c);
      case CounterCommand.LookAtDay c -> lookAtDay(moment, c.day());
      case CounterCommand.ReprintDay c -> reprintDay(moment, c);
    };
  }

  private Decision confirmSign(Moment moment, CounterCommand.ConfirmSign c) {
    PriceSign.Asked asked = moment.state().sign().asked();
    return asked == null || !asked.prices().equals(c.prices())
        ? Decision.refuse(Refusal.Reason.SIGN_ASKS_OTHER)
        : permitted(
            moment,
            Right.RECORD_READING,
            "price sign",
            new StationEvent.SignConfirmed(HeadOfficePrices.gradePrices(asked.prices())));
  }

  /** A price of the station's own, or an article that only it has. */
  private Decision changeGoods(Moment moment, CounterCommand.ChangeGoods c) {
    LocalChange change = c.change();
    long tenths = change.price().tenthsOfMinor();
    if (tenths <= 0 || tenths > Limits.PRICE_TENTHS_OF_MINOR) {
      return Decision.refuse(Refusal.Reason.PRICE_OUT_OF_RANGE);
    }
    if (moment.state().local().made().size() >= Limits.LOCAL_CHANGES) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_LOCAL_CHANGES, Limits.LOCAL_CHANGES);
    }
    Article known = book.article(change.key());
    UnitPrice before = null;
    switch (change.kind()) {
      case ARTICLE_PRICE, CHANGED_ARTICLE -> {
        if (known == null) {
          return Decision.refuse(Refusal.Reason.UNKNOWN_ARTICLE, change.key());
        }
        before = known.price();
      }
      case NEW_ARTICLE -> {
        if (known != null) {
          return Decision.refuse(Refusal.Reason.ARTICLE_KNOWN, change.key());
        }
      }
      case GRADE_PRICE -> {
        FuelGrade grade = grade(change.key());
        if (grade == null) {
          return Decision.refuse(Refusal.Reason.UNKNOWN_GRADE, change.key());
        }
        before = grade.price();
      }
    }
    return change.price().equals(before)
        ? Decision.accept()
        : permitted(
            moment,
            Right.CHANGE_GOODS,
            change.key(),
            new StationEvent.LocalChangeMade(change.after(before), c.asked()));
  }

  private @Nullable FuelGrade grade(String number) {
    try {
      return book.grade(Integer.parseInt(number));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Decision permitted(Moment moment, Right right, String action, Event... events) {
    return permitted(permission.check(moment, right, action), events);
  }

  private static Decision permitted(Permission.Answer answer, Event... events) {
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(TillRules.list(answer.approved(), events));
  }

  private Decision openDrawer(Moment moment, CounterCommand.OpenDrawer c) {
    if (c.reason().isBlank()) {
      return Decision.refuse(Refusal.Reason.REASON_NEEDED);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    return permitted(
        moment, Right.NO_SALE, "drawer", new DeviceEvent.DrawerOpened(null, c.reason().strip()));
  }

  private static Decision onJob(Moment moment, String id, Function<PrintJob, Decision> rule) {
    PrintJob job = moment.state().prints().jobs().get(id);
    return job == null ? Decision.refuse(Refusal.Reason.UNKNOWN_PRINT_JOB, id) : rule.apply(job);
  }

  private static Decision reported(PrintJob job, CounterCommand.ReportPrint c) {
    boolean news = job.state() != c.state() || !job.reason().equals(c.reason());
    return news ? Decision.accept(job.told(c.state(), c.reason())) : Decision.accept();
  }

  /** What should be in the drawer is not everybody's to print once more. */
  private Decision again(Moment moment, PrintJob job) {
    // Whoever asked for an X report was allowed it then, or it is blind.
    boolean tells =
        job.paper() == DeviceEvent.Paper.DAY_REPORT
            || (job.paper() == DeviceEvent.Paper.X_REPORT && !job.by().equals(moment.by()));
    if (!tells || !(retry(moment, job) instanceof Decision.Accepted(List<Event> events))) {
      return retry(moment, job);
    }
    return permitted(moment, Right.SEE_EXPECTED_CASH, job.subject(), events.toArray(new Event[0]));
  }

  /**
   * A failed job goes back into the queue as it is. One that may have come out is queued as the
   * next copy, so that two identical receipts never exist.
   */
  private static Decision retry(Moment moment, PrintJob job) {
    return switch (job.state()) {
      case FAILED ->
          Decision.accept(
              new DeviceEvent.PrintQueued(job.id(), job.paper(), job.subject(), job.copy()));
      case UNKNOWN -> {
        int copy = moment.state().prints().nextCopy(job);
        yield Decision.accept(
            new DeviceEvent.PrintDismissed(job.id()),
            new DeviceEvent.PrintQueued(
                job.subject() + "#" + copy, job.paper(), job.subject(), copy));
      }
      case QUEUED, STARTED, SENT, CONFIRMED -> Decision.accept();
    };
  }

  private Decision reprint(Moment moment, Original original) {
    String id = original.sale().id();
    if (moment.state().day().touchedAfter(id, original.asOfSeq())) {
      return Decision.refuse(Refusal.Reason.STALE_RECEIPT);
    }
    int copy = original.copies() + 1;
    return permitted(
        moment,
        Right.REPRINT,
        id,
        new DeviceEvent.PrintQueued(id + "#" + copy, DeviceEvent.Paper.RECEIPT, id, copy));
  }

  /**
   * Nobody knows what a printer did with a job that was running when the program died, nor who
   * stands at the till now: pulling the plug must not be a way past the PIN.
   */
  private static Decision recover(Moment moment) {
    List<Event> events = new ArrayList<>();
    Session session = moment.state().session();
    String operator = session.operator();
    if (operator != null && !session.locked()) {
      events.add(new OperatorEvent.Locked(operator));
    }
    String training = session.staff().training();
    if (training != null) {
      events.add(new OperatorEvent.TrainingEnded(training));
    }
    for (PrintJob job : moment.state().prints().in(PrintJob.State.STARTED)) {
      events.add(new DeviceEvent.PrintUnknown(job.id(), "RESTARTED"));
    }
    return Decision.accept(events);
  }

  /**
   * Cashier, shift, day. Nothing stands in the way: a sale that is open, held or waits for its
   * payment keeps its number and belongs to the day on which it is paid. The shift ends with its
   * day, counted or not.
   */
  private Decision closeDay(Moment moment, CounterCommand.CloseDay c) {
    Sale open = moment.open();
    String day = moment.day().toString();
    if (c.day() != null && !c.day().equals(moment.day())) {
      return Decision.refuse(Refusal.Reason.OTHER_DAY, day);
    }
    var answer = permission.check(moment, Right.CLOSE_DAY, day);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    // An empty sale bears this day's number; the next day begins with a number of its own.
    if (open != null && open.isEmpty()) {
      RefundRules.dropEmpty(open, events);
    }
    events.addAll(shifts.closeForDay(moment, c.unsentLines()));
    events.add(new DeviceEvent.PrintQueued(day + "#day", DeviceEvent.Paper.DAY_REPORT, day, 0));
    events.add(
        new StationEvent.DayClosed(
            null,
            moment.day(),
            moment.state().day().totals(),
            dayEnd(moment.state(), moment.day(), c.unsentLines())));
    return Decision.accept(events);
  }

  /** How the day would end now. */
  DayEnd dayEnd(TillState state, LocalDate day, long unsentLines) {
    return DayEnds.of(state, book, day, sale -> pricing.totals(sale).total(), unsentLines);
  }

  /** Who may look alone leaves no line; a second person's yes does. */
  private Decision lookAtDay(Moment moment, LocalDate day) {
    return permitted(
        permission.checkAll(moment, day.toString(), Right.SEE_EXPECTED_CASH, Right.CLOSE_DAY));
  }

  /**
   * Two identical papers never exist: a copy says so, and bears its number. It shows what only some
   * may see.
   */
  private Decision reprintDay(Moment moment, CounterCommand.ReprintDay c) {
    String day = c.day().toString();
    int copy = moment.state().prints().nextCopy(day, c.copies());
    return permitted(
        permission.checkAll(moment, day, Right.SEE_EXPECTED_CASH, Right.CLOSE_DAY, Right.REPRINT),
        new DeviceEvent.PrintQueued(day + "#day#" + copy, DeviceEvent.Paper.DAY_REPORT, day, copy));
  }
}
