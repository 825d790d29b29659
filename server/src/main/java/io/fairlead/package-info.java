/**
 * Fairlead: a self-hosted account-linking server. Each direct sub-package is one module; {@code
 * docs/architecture.md} shows how they fit together.
 */
@NullMarked
package io.fairlead;

import org.jspecify.annotations.NullMarked;
