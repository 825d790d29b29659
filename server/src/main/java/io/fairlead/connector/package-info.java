/**
 * Calls to banks through connectors: what has been asked of the consumer, grants, and how failures
 * become aggregation status codes. Owns {@code connection_attempt}, {@code bank_grant}, {@code
 * bank_key} and {@code call_lease}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "spi", "partner"})
package io.fairlead.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
