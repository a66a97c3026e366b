/**
 * The account of a business day: every figure of its report, added up from the journal's lines of
 * that day and nothing else but what the day before left open. The same for a day that is not
 * closed yet. Pure; an account is filled on one thread, its report is immutable.
 */
@NullMarked
package canopy.core.account;

import org.jspecify.annotations.NullMarked;
