/**
 * Crashes a writer in a process of its own, by SIGKILL or by cutting the power of its disk, again
 * and again on the same data, and checks that everything it acknowledged is there once. What writes
 * and what is checked is exchangeable: a {@link canopy.till.crash.CrashSubject}.
 */
package canopy.till.crash;
