/**
 * How the program gets going on this machine: the AOT cache that makes the next start faster and
 * the log file. Called once by the start-up; what runs on is a background thread that may be lost
 * without harm.
 */
@NullMarked
package canopy.till.launch;

import org.jspecify.annotations.NullMarked;
