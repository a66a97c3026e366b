/**
 * The wire of the channel simulator: a small HTTP/1.1 server over plain sockets, so that header
 * names keep the case in which they are written, and an answer can be late, cut, or never come.
 *
 * <p>Used by every wallet of the simulator. Handlers run on one virtual thread per connection.
 */
@NullMarked
package canopy.hardware.wallet.sim.http;

import org.jspecify.annotations.NullMarked;
