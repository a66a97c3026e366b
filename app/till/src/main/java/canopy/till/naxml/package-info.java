/**
 * A closed day for a back office that speaks NAXML (Conexxus POS-Back Office 3.4): the journal of
 * sales and the movement of fuel grades, by a mapping that people keep. On a thread that may wait
 * for the disk. The schemas are for members of Conexxus only: the structure follows files of real
 * registers, and no consumer has read ours yet.
 */
@NullMarked
package canopy.till.naxml;

import org.jspecify.annotations.NullMarked;
