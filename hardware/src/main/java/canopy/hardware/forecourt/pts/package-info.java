/**
 * Driver for the PTS-2 forecourt controller: jsonPTS over HTTP (specification R129), entry {@link
 * PtsForecourt}.
 *
 * <p>One thread per controller asks all pumps in one request several times a second and carries out
 * commands; STOP and STOP ALL go over a connection and a thread of their own ({@code StopLane}).
 * Events are published one at a time.
 *
 * <p>Who owns a fill (R129 sections 116, 124, 138, 139): an open transaction carries a user. The
 * authorising till's user owns it; only its owner may close it. A transaction of the system user
 * {@code PTS} belongs to nobody: {@code PumpLock} hands it to the first caller and is refused to
 * everybody else, {@code PumpUnlock} gives it back. A claim is therefore: read the status; if it is
 * nobody's, lock; read again; granted only if the same transaction with the same end time is now
 * ours. {@code PumpEmergencyStop} takes the owner away, so the driver takes back what its till
 * authorised, and leaves what another till was seen to own alone for a grace time. Each till needs
 * a user of its own at the controller; two tills must never share one. A fill that is closed
 * already is guarded by nothing but its recorded user: it is granted to the till that authorised
 * it, and ownerless ones (offline fillings) to the one till that is configured to adopt orphans.
 */
@NullMarked
package canopy.hardware.forecourt.pts;

import org.jspecify.annotations.NullMarked;
