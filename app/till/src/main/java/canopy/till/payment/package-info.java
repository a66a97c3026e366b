/**
 * Scan-to-pay at work. The rules decide ({@code canopy.core.till}), the journal remembers, and the
 * {@link canopy.till.payment.PaymentDesk} here does: it sends what was journalled, asks when {@code
 * canopy.core.payment.PaymentPlan} says so, and hands every answer to the till loop. It has one
 * thread for its own state and calls channels on others.
 *
 * <p>A screen calls {@code scan}, {@code show}, {@code payBack}, {@code giveBack} and {@code
 * askAgain} of the desk; all else ({@code Stop}, {@code Extend}, {@code ServeNext}, {@code
 * Escalate}, {@code Confirm}, {@code Force}, {@code UseLate}, {@code ReturnLate}, {@code
 * RetryRefund}, {@code WriteOff} of {@code canopy.core.command.PaymentCommand}) it submits to the
 * loop. What it shows is in the snapshot: {@code state().payments()} has every attempt, {@code
 * state().basket().aside()} the sales that wait for one, {@code book().payments()} the ways to pay;
 * {@code desk.channels()} says which channel cannot be reached. An attempt that is gone from the
 * book is over: {@code DECLINED} if its sale has no tender of it.
 */
@NullMarked
package canopy.till.payment;

import org.jspecify.annotations.NullMarked;
