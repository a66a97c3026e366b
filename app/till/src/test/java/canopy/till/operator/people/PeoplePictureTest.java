package canopy.till.operator.people;

import canopy.core.catalogue.Language;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.till.ui.Around;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Roles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pictures of people and roles. */
class PeoplePictureTest extends PictureTest {
  private static final Role CASHIER =
      new Role(
          "cashier",
          Map.of(
              Right.SELL, Grant.ALLOWED,
              Right.VOID_LINE, Grant.ALLOWED,
              Right.REFUND, Grant.APPROVAL_REQUIRED,
              Right.DISCOUNT, Grant.APPROVAL_REQUIRED));
  private static final Role MANAGER =
      new Role("manager", Map.of(Right.SELL, Grant.ALLOWED, Right.MANAGE_PEOPLE, Grant.ALLOWED));
  private static final Role LEAD =
      new Role("role-1", "值班长", Map.of(Right.SELL, Grant.ALLOWED), 120);

  private static PeopleScreen screen(Look look, Consumer<PeopleModel> state) {
    PeopleModel model = new PeopleModel();
    model.roles.set(
        List.of(role(look, CASHIER, 3), role(look, MANAGER, 1), new RoleRow(LEAD, "值班长", 0, true)));
    model.people.set(
        List.of(
            row(look, "1001", "王芳", CASHIER, "22 Nov 14:05", "", true),
            row(look, "1002", "María del Carmen Fernández", CASHIER, "21 Nov 22:10", "", true),
            row(
                look,
                "1003",
                "陈晓",
                CASHIER,
                "",
                look.texts().text("people.lockedout", "14:20"),
                true),
            row(look, "1004", "Tom Baker", CASHIER, "", look.texts().text("people.nopin"), true),
            row(
                look,
                "2001",
                "李强",
                MANAGER,
                "22 Nov 06:58",
                look.texts().text("people.newpin"),
                true),
            row(
                look,
                "1009",
                "孙洋",
                CASHIER,
                "3 Feb 09:12",
                look.texts().text("people.left"),
                false)));
    state.accept(model);
    return new PeopleScreen(Around.of(look), model, Around.none(PeopleActions.class));
  }

  private static RoleRow role(Look look, Role role, int people) {
    return new RoleRow(role, look.texts().text(Roles.key(role)), people, false);
  }

  private static PersonRow row(
      Look look, String id, String name, Role role, String lastHere, String state, boolean active) {
    return new PersonRow(
        new People.Person(id, name, role.id(), Language.ZH_CN, active),
        look.texts().text(Roles.key(role)),
        lastHere,
        state,
        id.equals("1003"),
        id.equals("1004") || id.equals("2001"));
  }

  @Test
  void peopleWithTheOneWhoIsLockedOut() throws Exception {
    takeAll(
        "people",
        look ->
            screen(
                look,
                model -> {
                  model.anybody.set(true);
                  model.id.set("1003");
                  model.name.set("陈晓");
                  model.role.set("cashier");
                  model.lockedOut.set(true);
                  model.notice.set(Notice.of(Notice.Level.REFUSED, "refusal.rights-above-own"));
                }));
  }

  @Test
  void aPersonOfHeadOfficeAndADecisionThatWaits() throws Exception {
    takeAll(
        "people-decided",
        look ->
            screen(
                look,
                model -> {
                  model.anybody.set(true);
                  model.decided.set(true);
                  model.id.set("1004");
                  model.name.set("Tom Baker");
                  model.role.set("cashier");
                  model.heldBack.set(
                      look.texts().text("people.held.last", "李强 2001")
                          + "\n"
                          + look.texts().text("people.held.role", "1011"));
                }));
  }

  @Test
  void rightsOfARole() throws Exception {
    takeAll(
        "people-roles",
        look ->
            screen(
                look,
                model -> {
                  model.view.set(PeopleModel.View.ROLES);
                  model.nameable.set(true);
                  model.roleName.set("值班长");
                  model.chosenRole.set(LEAD);
                }));
  }
}
