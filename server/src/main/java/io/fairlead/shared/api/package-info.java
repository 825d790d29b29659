/**
 * What every call of the API stands on: request bodies and queries, who may call what, every
 * problem a call can have, and the one place that writes problems on the wire.
 */
@NullMarked
package io.fairlead.shared.api;

import org.jspecify.annotations.NullMarked;
