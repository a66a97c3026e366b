/**
 * The forecourt as the till sees it: pumps, fills, prices and totalisers, whatever controller
 * stands behind them.
 *
 * <p>{@link Forecourt} is the only door. Its methods return at once and never throw for a device's
 * sake; answers and events come to one listener as immutable records ({@link ForecourtEvent}), one
 * at a time, on a thread of the driver. Pump state (IFSF names) and fills are separate: a pump may
 * be fuelling while older fills of it are unpaid.
 *
 * <p>Life of a fill: {@code FillFinished} is repeated until the fill is closed at the controller.
 * The till calls {@link Forecourt#claimFill}; on {@code FillClaimed} it journals the fill (key:
 * {@link FillKey}), and only then calls {@link Forecourt#closeTransaction}, which frees the pump
 * for the next car. A crash between any two steps repeats the rest: a fill that was journalled but
 * not closed comes again as {@code FillFinished} and is claimed, found in the journal, and closed.
 *
 * <p>Two tills, one controller: each till signs in at the controller as a user of its own, and the
 * controller's ownership of an open transaction decides. A fill belongs to the till that authorised
 * the pump; a fill nobody authorised (automatic mode, filling without the controller, after an
 * emergency stop) belongs to the first till whose claim the controller accepts. {@link
 * Forecourt#releaseFill} gives an open fill back for others to claim. A closed fill can be sold
 * only by the till that journalled it.
 */
@NullMarked
package canopy.hardware.forecourt;

import org.jspecify.annotations.NullMarked;
