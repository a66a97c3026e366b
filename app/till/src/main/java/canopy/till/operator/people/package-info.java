/**
 * The people screen: who may sign in, with which role, and what each role may do. The rules decide
 * who may change what; here it is shown and asked for. FX thread.
 */
@NullMarked
package canopy.till.operator.people;

import org.jspecify.annotations.NullMarked;
