/**
 * The audit log: who has changed what. Owns {@code audit_entry}. Each entry holds the hash of the
 * one before, so that a change of any of them shows (ADR 020).
 *
 * <p>{@link AuditLog} takes changes on in the transaction that makes them; {@link AuditTrail} reads
 * and verifies the log of a database, also of one that no server uses.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
