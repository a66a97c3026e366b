/**
 * The house rules that no compiler knows, as tests over the classes and the sources of every
 * module: who may depend on whom, where the one thread bridge is, how long a file may be. Every
 * rule is a test of its own with its reason, and breaks on a bad sample.
 */
@NullMarked
package canopy.architecture;

import org.jspecify.annotations.NullMarked;
