/**
 * Files that only the till's own user may read: PIN hashes, the keys of journal, codes, payment
 * accounts and devices. Every class that keeps a secret on the disk does it through {@link
 * canopy.till.secret.SecretFolder}. Any thread but the till's and FX: files are forced.
 */
@NullMarked
package canopy.till.secret;

import org.jspecify.annotations.NullMarked;
