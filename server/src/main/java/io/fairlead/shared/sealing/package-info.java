/** Encryption at rest and link signatures, both by Google Tink, with keys that can be rotated. */
@NullMarked
package io.fairlead.shared.sealing;

import org.jspecify.annotations.NullMarked;
