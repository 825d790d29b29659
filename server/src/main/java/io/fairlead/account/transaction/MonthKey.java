package io.fairlead.account.transaction;

import java.time.LocalDate;
import java.time.YearMonth;

/** Which account and month in UTC the transactions of a block are of. */
record MonthKey(String account, YearMonth month) {

    LocalDate firstDay() {
        return month.atDay(1);
    }
}
