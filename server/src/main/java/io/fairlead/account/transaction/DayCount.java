package io.fairlead.account.transaction;

import java.time.LocalDate;

/** How many transactions of a query are of one day in UTC. */
record DayCount(LocalDate day, long transactions) {}
