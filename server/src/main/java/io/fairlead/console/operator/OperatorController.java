package io.fairlead.console.operator;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.link.LinkPage.Fact;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.Table;
import io.fairlead.partner.PartnerSummary;
import io.fairlead.partner.Partners;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows those who run the server its partners, its queues and its database. */
@Controller
@CallableBy(CallableBy.Caller.OPERATOR)
class OperatorController {

    private static final int MOST_TABLES = 15;
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private final Partners partners;
    private final MachineStore machine;
    private final FairleadProperties fairlead;
    private final Pages pages;
    private final Clock clock;

    OperatorController(
            Partners partners,
            MachineStore machine,
            FairleadProperties fairlead,
            Pages pages,
            Clock clock) {
        this.partners = partners;
        this.machine = machine;
        this.fairlead = fairlead;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/console/operator")
    ResponseEntity<String> show(Visitor visitor) {
        var now = clock.instant();
        var page =
                new OperatorPage(
                        new ConsoleFrame(visitor, "The machine", null),
                        facts(),
                        Table.of(partnerColumns(visitor), partners.list()),
                        Table.of(queueColumns(now), machine.queues(now)),
                        Table.of(tableColumns(), machine.tables(MOST_TABLES)));
        return Html.page(HttpStatus.OK, pages.render("console/operator", page));
    }

    private List<Fact> facts() {
        var version = getClass().getPackage().getImplementationVersion();
        var memory = Runtime.getRuntime();
        return List.of(
                new Fact("Version", Optional.ofNullable(version).orElse("development")),
                new Fact("Mode", fairlead.mode().name().toLowerCase(Locale.ROOT)),
                new Fact("Database", megabytes(machine.databaseBytes())),
                new Fact("Connections to the database", Long.toString(machine.connections())),
                new Fact(
                        "Heap of this node",
                        megabytes(memory.totalMemory() - memory.freeMemory())
                                + " of "
                                + megabytes(memory.maxMemory())),
                new Fact("Health", "/actuator/health", "/actuator/health"));
    }

    private static List<Column<PartnerSummary>> partnerColumns(Visitor visitor) {
        return List.of(
                new Column<>(
                        "id",
                        "Partner",
                        partner ->
                                visitor.person().sees(partner.id())
                                        ? Cell.of(partner.id().value())
                                                .to(ConsoleFrame.path(partner.id(), Section.LINKS))
                                        : Cell.of(partner.id().value())),
                new Column<>("name", "Name", partner -> Cell.of(partner.name())),
                new Column<>("created", "Since", partner -> Cell.of(partner.createdAt())),
                new Column<>(
                        "state",
                        "State",
                        partner ->
                                partner.disabledAt() == null
                                        ? Cell.of("open").in(Tone.GOOD)
                                        : Cell.of("shut out").in(Tone.BAD)),
                new Column<>(
                        "olderKey",
                        "Older app key until",
                        partner -> Cell.of(partner.olderKeyExpiresAt())));
    }

    private static List<Column<MachineStore.Queue>> queueColumns(Instant now) {
        return List.of(
                new Column<>("name", "Queue", queue -> Cell.of(queue.name())),
                new Column<>("waiting", "Items", queue -> Cell.of(queue.waiting())),
                new Column<>("working", "At work", queue -> Cell.of(queue.working())),
                new Column<>("age", "Oldest is late by", queue -> late(queue.oldest(), now)));
    }

    private static Cell late(@Nullable Instant due, Instant now) {
        if (due == null) {
            return Cell.of("nothing is late").in(Tone.GOOD);
        }
        var late = Duration.between(due, now).toSeconds();
        return Cell.of(late + " s").in(late > 60 ? Tone.BAD : Tone.PLAIN);
    }

    private static List<Column<MachineStore.Table>> tableColumns() {
        return List.of(
                new Column<>("name", "Table", table -> Cell.of(table.name())),
                new Column<>("bytes", "Size", table -> Cell.of(megabytes(table.bytes()))));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
