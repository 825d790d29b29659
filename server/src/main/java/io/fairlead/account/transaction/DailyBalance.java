package io.fairlead.account.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What an account held when a day in UTC began and when it ended. */
public record DailyBalance(LocalDate day, BigDecimal beginning, BigDecimal ending) {}
