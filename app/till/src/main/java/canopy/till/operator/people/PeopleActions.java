package canopy.till.operator.people;

import canopy.core.catalogue.Language;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import org.jspecify.annotations.Nullable;

/** What can be done about people and roles. FX thread; every call returns at once. */
interface PeopleActions {
  void view(PeopleModel.View view);

  void select(PersonRow row);

  void select(RoleRow row);

  /** Begins a new person, or a new role after the one that is shown. */
  void add();

  void giveRole(String role);

  void speak(Language language);

  void letIn(boolean active);

  void grant(Right right, Grant grant);

  /**
   * @param seconds null for what the station's setting says
   */
  void lockAfter(@Nullable Integer seconds);

  /** Keeps what is written on the right. */
  void save();

  /** Gives the person a new PIN. */
  void newPin();

  /** Lets the person try a PIN again at once. */
  void unlock();
}
