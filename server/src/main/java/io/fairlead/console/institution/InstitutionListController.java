package io.fairlead.console.institution;

import io.fairlead.connector.condition.BankCondition;
import io.fairlead.connector.condition.BankConditions;
import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.ListPage;
import io.fairlead.console.table.ListPage.Filter;
import io.fairlead.console.table.Lists;
import io.fairlead.console.table.Table;
import io.fairlead.institution.Institution;
import io.fairlead.institution.InstitutionQuery;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.institution.Institutions;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.QueryFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory of institutions, and how each does as this node sees it. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class InstitutionListController {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 1_000;
    private static final int LONGEST = 100;
    private static final String LIST = "/console/{partnerId}/institutions";

    private final Institutions institutions;
    private final BankConditions conditions;
    private final Lists lists;

    InstitutionListController(Institutions institutions, BankConditions conditions, Lists lists) {
        this.institutions = institutions;
        this.conditions = conditions;
        this.lists = lists;
    }

    @GetMapping({LIST, LIST + "." + Lists.FORM})
    ResponseEntity<String> list(
            Visitor visitor,
            @PathVariable(required = false) @Nullable String form,
            @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var search = fields.text("find", LONGEST);
        var number = Math.clamp(fields.integer("before", 1), 1, 100_000);
        var found =
                institutions.search(
                        new InstitutionQuery(
                                search,
                                true,
                                Set.of(),
                                false,
                                Set.of(),
                                null,
                                InstitutionSettings.NONE,
                                number,
                                form == null ? ON_A_PAGE : IN_A_FILE));
        var path = ConsoleFrame.path(visitor.partner(), Section.INSTITUTIONS);
        return lists.answer(
                new ListPage(
                        new ConsoleFrame(visitor, "Institutions", Section.INSTITUTIONS),
                        "Whom consumers can connect: %d of them.".formatted(found.found()),
                        null,
                        List.of(new Filter("find", "Name, web page or number", search, List.of())),
                        Table.of(columns(visitor), found.institutions()),
                        "No institution was loaded yet.",
                        found.moreAvailable() ? Integer.toString(number + 1) : null,
                        path,
                        "GET /institution/v2/institutions"),
                form);
    }

    private List<Column<Institution>> columns(Visitor visitor) {
        var links = ConsoleFrame.path(visitor.partner(), Section.LINKS);
        return List.of(
                new Column<>("id", "Id", bank -> Cell.of(bank.id())),
                new Column<>("name", "Name", bank -> Cell.of(bank.name())),
                new Column<>("condition", "Now", bank -> condition(conditions.of(bank.id()))),
                new Column<>("status", "Status", bank -> Cell.of(Words.of(bank.status()))),
                new Column<>(
                        "signIn",
                        "Sign-in",
                        bank -> Cell.of(bank.oauth() ? "at the bank" : "by password")),
                new Column<>(
                        "customers",
                        "For customers",
                        bank -> Cell.of(bank.testing() ? "testing" : "active")),
                new Column<>(
                        "lite",
                        "Try it",
                        bank ->
                                Cell.of("Lite link")
                                        .to(links + "/new?kind=LITE&institutionId=" + bank.id())));
    }

    private static Cell condition(BankCondition condition) {
        return Cell.of(Words.of(condition))
                .in(
                        switch (condition) {
                            case WORKING -> Tone.GOOD;
                            case UNSTEADY, MAINTENANCE -> Tone.WAITING;
                            case DOWN -> Tone.BAD;
                        });
    }
}
