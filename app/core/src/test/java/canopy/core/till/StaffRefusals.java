package canopy.core.till;

import canopy.core.catalogue.Language;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.operator.DecidedPeople;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.quantity.Quantity;
import canopy.core.station.Limits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Provokes the refusals about who is at the till, and who may be. */
record StaffRefusals(Till till) {
  Request provoke(Refusal.Reason reason) {
    return switch (reason) {
      case TILL_LOCKED -> {
        till.does(new OperatorCommand.Lock());
        yield cashier(add("cola"));
      }
      case SOMEBODY_SIGNED_IN ->
          Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER));
      case UNKNOWN_OPERATOR -> cashier(new OperatorCommand.RejectPin(TestBook.LEFT));
      case PIN_LOCKED -> {
        for (int i = 0; i < 3; i++) {
          till.does(new OperatorCommand.RejectPin(TestBook.MANAGER));
        }
        yield cashier(new OperatorCommand.RejectPin(TestBook.MANAGER));
      }
      case UNKNOWN_ROLE -> manager(new OperatorCommand.Change(person("9", "王芳", "nobody")));
      case BAD_OPERATOR_NUMBER ->
          manager(new OperatorCommand.Change(person("wang", "王芳", "cashier")));
      case NAME_NEEDED -> manager(new OperatorCommand.Change(person("9", " ", "cashier")));
      case NAME_TAKEN -> {
        Request first = manager(new OperatorCommand.ChangeRole(role("a", "值班长")));
        till.does(first);
        yield manager(new OperatorCommand.ChangeRole(role("b", "值班长")));
      }
      case RIGHTS_ABOVE_OWN -> {
        till.book.grant(Right.MANAGE_PEOPLE, Grant.ALLOWED);
        yield cashier(new OperatorCommand.ChangePin(TestBook.MANAGER, "c1"));
      }
      case LAST_WITH_RIGHT -> {
        Role all = till.book.people().role("manager").orElseThrow();
        yield manager(
            new OperatorCommand.ChangeRole(all.with(Right.CLOSE_DAY, Grant.APPROVAL_REQUIRED)));
      }
      case NOT_YOURSELF ->
          manager(
              new OperatorCommand.Change(
                  new People.Person(TestBook.MANAGER, "李强", "manager", Language.ZH_CN, false)));
      case HEAD_OFFICE_DECIDES -> {
        People.Person decided = person("9", "王芳", "cashier");
        till.hears(
            new OperatorCommand.Decide(
                new DecidedPeople(List.of(), List.of(decided)), Set.of(TestBook.MANAGER)));
        yield manager(new OperatorCommand.Change(decided));
      }
      case TOO_MANY_PEOPLE -> {
        for (int i = 5; i < Limits.PEOPLE; i++) {
          till.does(manager(new OperatorCommand.Change(person("7" + i, "p" + i, "cashier"))));
        }
        yield manager(new OperatorCommand.Change(person("9", "one more", "cashier")));
      }
      case TOO_MANY_ROLES -> {
        for (int i = 2; i < Limits.ROLES; i++) {
          till.does(manager(new OperatorCommand.ChangeRole(role("r" + i, "role " + i))));
        }
        yield manager(new OperatorCommand.ChangeRole(role("r", "one more")));
      }
      case PIN_CHANGE_NEEDED -> {
        till.hears(new OperatorCommand.ChangePin(TestBook.CASHIER, "c1"));
        yield cashier(add("cola"));
      }
      case IN_TRAINING -> {
        till.book.grant(Right.TRAIN, Grant.ALLOWED);
        till.does(new OperatorCommand.StartTraining());
        yield cashier(add("cola"));
      }
      default -> throw new IllegalArgumentException(reason.name());
    };
  }

  private static SaleCommand add(String article) {
    return new SaleCommand.AddArticle(article, article, Quantity.ONE, null);
  }

  private static Request cashier(Command command) {
    return Request.by(TestBook.CASHIER, command);
  }

  /** What the manager wants, who has taken over. */
  private Request manager(Command command) {
    if (!TestBook.MANAGER.equals(till.state.session().operator())) {
      till.does(new OperatorCommand.SignOut());
      till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    }
    return Request.by(TestBook.MANAGER, command);
  }

  private static People.Person person(String id, String name, String role) {
    return new People.Person(id, name, role, Language.ZH_CN, true);
  }

  private static Role role(String id, String name) {
    return new Role(id, name, Map.of(Right.SELL, Grant.ALLOWED), null);
  }
}
