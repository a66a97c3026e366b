/**
 * People at the till: operators, roles, rights in three degrees, approvals by a second person, and
 * the lock-out after wrong PINs. Pure rules, used on the till thread; immutable, safe on any
 * thread.
 */
@NullMarked
package canopy.core.operator;

import org.jspecify.annotations.NullMarked;
