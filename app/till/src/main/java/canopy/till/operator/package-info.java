/**
 * PINs of the operators: what a PIN must look like, its memory-hard hash with a pepper that lives
 * apart from the hashes, and the check that runs on a thread of its own. Called by the sign-in and
 * approval screens; answers go to the till loop as commands. Counting wrong tries is the till's
 * business ({@code canopy.core.operator.Attempts}), so that it survives a restart.
 */
@NullMarked
package canopy.till.operator;

import org.jspecify.annotations.NullMarked;
