package io.finbank.statement;

import io.finbank.bank.Booking;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.HeaderFooter;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A statement as a document on paper. */
public final class StatementPdf {

    private static final Color INK = new Color(24, 45, 62);
    private static final Color GREY = new Color(96, 108, 118);
    private static final Color RULE = new Color(205, 213, 219);
    private static final Color SHADE = new Color(241, 245, 247);

    private static final Font BANK = Letters.bold(20, INK);
    private static final Font TITLE = Letters.bold(12, INK);
    private static final Font PLAIN = Letters.plain(8.5f, INK);
    private static final Font STRONG = Letters.bold(8.5f, INK);
    private static final Font QUIET = Letters.plain(7.5f, GREY);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private final Statement statement;

    private StatementPdf(Statement statement) {
        this.statement = statement;
    }

    /** The bytes of the document. */
    public static byte[] of(Statement statement) {
        return new StatementPdf(statement).write();
    }

    private byte[] write() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.LETTER, 54, 54, 54, 60)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("FinBank statement " + statement.month());
            document.addAuthor("FinBank");
            document.setFooter(footer());
            document.open();
            document.add(head());
            document.add(summary());
            document.add(heading("Transactions"));
            document.add(transactions());
        }
        return bytes.toByteArray();
    }

    private static HeaderFooter footer() {
        var text = "FinBank is a simulated bank: this statement is for tests only.   Page ";
        var footer = new HeaderFooter(new Phrase(text, QUIET), true);
        footer.setAlignment(Element.ALIGN_CENTER);
        footer.setBorder(Rectangle.TOP);
        footer.setBorderColor(RULE);
        return footer;
    }

    private PdfPTable head() {
        var table = table(3, 2);
        table.addCell(bare(new Phrase("FinBank", BANK), Element.ALIGN_LEFT));
        table.addCell(bare(new Phrase("Account statement", TITLE), Element.ALIGN_RIGHT));
        table.addCell(bare(new Phrase(addressee(), PLAIN), Element.ALIGN_LEFT));
        table.addCell(bare(new Phrase(particulars(), PLAIN), Element.ALIGN_RIGHT));
        return table;
    }

    private String addressee() {
        var lines = new StringBuilder("\n");
        for (var owner : statement.account().owners()) {
            lines.append(Letters.printable(owner.name())).append('\n');
        }
        if (!statement.account().owners().isEmpty()) {
            var first = statement.account().owners().getFirst();
            lines.append(Letters.printable(first.line1())).append('\n');
            if (first.line2() != null) {
                lines.append(Letters.printable(first.line2())).append('\n');
            }
            lines.append(Letters.printable(first.city()))
                    .append(", %s %s".formatted(first.state(), first.zip()));
        }
        return lines.toString();
    }

    private String particulars() {
        var number = statement.account().number();
        return "\n%s\nAccount ending in %s\n%s to %s"
                .formatted(
                        Letters.printable(statement.account().name()),
                        number.substring(Math.max(0, number.length() - 4)),
                        DATE.format(statement.month().atDay(1)),
                        DATE.format(statement.month().atEndOfMonth()));
    }

    private PdfPTable summary() {
        var table = table(1, 1, 1, 1);
        for (var name : new String[] {"Opening balance", "Credits", "Debits", "Closing balance"}) {
            table.addCell(shaded(new Phrase(name, QUIET)));
        }
        table.addCell(shaded(new Phrase(dollars(statement.opening()), STRONG)));
        table.addCell(shaded(new Phrase(dollars(statement.credits()), STRONG)));
        table.addCell(shaded(new Phrase(dollars(statement.debits()), STRONG)));
        table.addCell(shaded(new Phrase(dollars(statement.closing()), STRONG)));
        return table;
    }

    private static Paragraph heading(String text) {
        var heading = new Paragraph(text, TITLE);
        heading.setSpacingBefore(8);
        return heading;
    }

    private PdfPTable transactions() {
        var table = table(2, 6, 2, 2);
        table.setHeaderRows(1);
        table.addCell(ruled(new Phrase("Date", STRONG), Element.ALIGN_LEFT));
        table.addCell(ruled(new Phrase("Description", STRONG), Element.ALIGN_LEFT));
        table.addCell(ruled(new Phrase("Amount", STRONG), Element.ALIGN_RIGHT));
        table.addCell(ruled(new Phrase("Balance", STRONG), Element.ALIGN_RIGHT));
        var balance = statement.opening();
        for (var booking : statement.bookings()) {
            balance = balance.add(booking.amount());
            addRow(table, booking, balance);
        }
        return table;
    }

    private static void addRow(PdfPTable table, Booking booking, BigDecimal balance) {
        var posted = booking.posted();
        table.addCell(ruled(new Phrase(DATE.format(posted), PLAIN), Element.ALIGN_LEFT));
        table.addCell(ruled(new Phrase(description(booking), PLAIN), Element.ALIGN_LEFT));
        table.addCell(ruled(new Phrase(dollars(booking.amount()), PLAIN), Element.ALIGN_RIGHT));
        table.addCell(ruled(new Phrase(dollars(balance), PLAIN), Element.ALIGN_RIGHT));
    }

    private static String description(Booking booking) {
        @Nullable String check = booking.checkNum();
        var text = Letters.printable(booking.description());
        return check == null ? text : text + " " + check;
    }

    private static String dollars(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.US))
                .format(amount);
    }

    private static PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(10);
        table.setSpacingAfter(10);
        return table;
    }

    private static PdfPCell bare(Phrase phrase, int alignment) {
        var cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setHorizontalAlignment(alignment);
        return cell;
    }

    private static PdfPCell shaded(Phrase phrase) {
        var cell = bare(phrase, Element.ALIGN_LEFT);
        cell.setBackgroundColor(SHADE);
        cell.setPadding(6);
        return cell;
    }

    private static PdfPCell ruled(Phrase phrase, int alignment) {
        var cell = bare(phrase, alignment);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(RULE);
        cell.setPadding(4);
        return cell;
    }
}
