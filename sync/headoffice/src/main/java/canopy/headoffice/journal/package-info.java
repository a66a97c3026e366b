/**
 * Takes the journals of all tills: lines are read without trust, checked against the chain that is
 * stored, and stored with their rows in one transaction. A till whose journal is another one is put
 * into quarantine. Any request thread; the till's row is locked while its lines are added.
 */
@NullMarked
package canopy.headoffice.journal;

import org.jspecify.annotations.NullMarked;
