package canopy.till.operator.people;

import canopy.core.operator.People;

/**
 * One person in the list.
 *
 * @param role already worded
 * @param lastHere when the person last signed in, already worded; empty for never
 * @param state what keeps the person from signing in, or is to come, already worded
 * @param lockedOut whether wrong PINs keep the person out
 * @param decided whether head office decides who this is
 */
record PersonRow(
    People.Person person,
    String role,
    String lastHere,
    String state,
    boolean lockedOut,
    boolean decided) {
  String id() {
    return person.id();
  }
}
