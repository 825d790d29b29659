package io.fairlead.report.pdf;

import io.fairlead.shared.page.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Texts, amounts and dates as the readers of a document write them. */
final class PdfTexts {

    private static final int CENTS = 2;

    private final Texts texts;
    private final ZoneId zone;
    private final NumberFormat amounts;
    private final DateTimeFormatter days;
    private final DateTimeFormatter moments;
    private final DateTimeFormatter months;

    PdfTexts(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        var locale = Locale.forLanguageTag(texts.language().tag());
        this.amounts = NumberFormat.getNumberInstance(locale);
        amounts.setMinimumFractionDigits(CENTS);
        amounts.setMaximumFractionDigits(CENTS);
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.moments =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale);
        this.months = DateTimeFormatter.ofPattern("MMM yyyy", locale);
    }

    String languageTag() {
        return texts.language().tag();
    }

    String get(String key, Object... arguments) {
        return texts.get("report." + key, arguments);
    }

    boolean has(String key) {
        return texts.has("report." + key);
    }

    /** The name of a type of account; the type itself where it has none. */
    String accountType(String type) {
        var key = "accountType." + type;
        return texts.has(key) ? texts.get(key) : type;
    }

    String amount(BigDecimal amount) {
        return amounts.format(amount);
    }

    String day(long epochSecond) {
        return days.format(dayOf(epochSecond));
    }

    String day(LocalDate day) {
        return days.format(day);
    }

    String moment(Instant moment) {
        return moments.format(moment.atZone(zone)) + " (" + zone.getId() + ")";
    }

    String month(long epochSecond) {
        return months.format(YearMonth.from(Instant.ofEpochSecond(epochSecond).atZone(zone)));
    }

    LocalDate dayOf(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
    }
}
