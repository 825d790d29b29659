/**
 * Work in the background, on any number of nodes: one kind of lease, one queue, one way to wait,
 * one scheduler.
 *
 * <p>A node that does a piece of work alone holds a lease ({@link io.fairlead.shared.work.Leases}).
 * While it works it sends heartbeats, which the column {@code heartbeat_at} keeps; a lease without
 * a heartbeat for {@link io.fairlead.shared.work.Leases#HEARTBEAT_TIMEOUT} can be claimed by
 * another node.
 *
 * <p>Work that must not be lost is an item of a {@link io.fairlead.shared.work.WorkQueue}, added in
 * the transaction that makes it necessary, and done by a {@link
 * io.fairlead.shared.work.QueueWorker}. Mail and webhooks have queues of their own: their rows are
 * what is sent, webhooks keep their order, and an attempt at either is bounded, so that its lease
 * simply ends.
 *
 * <p>Owns {@code work_item}.
 */
@NullMarked
package io.fairlead.shared.work;

import org.jspecify.annotations.NullMarked;
