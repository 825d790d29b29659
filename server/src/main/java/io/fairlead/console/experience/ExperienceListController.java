package io.fairlead.console.experience;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.ListPage;
import io.fairlead.console.table.ListPage.Action;
import io.fairlead.console.table.Lists;
import io.fairlead.console.table.Table;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A partner's experiences. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class ExperienceListController {

    private static final String LIST = "/console/{partnerId}/experiences";

    private final Experiences experiences;
    private final Lists lists;

    ExperienceListController(Experiences experiences, Lists lists) {
        this.experiences = experiences;
        this.lists = lists;
    }

    @GetMapping({LIST, LIST + "." + Lists.FORM})
    ResponseEntity<String> list(
            Visitor visitor, @PathVariable(required = false) @Nullable String form) {
        var path = ConsoleFrame.path(visitor.partner(), Section.EXPERIENCES);
        var columns =
                List.of(
                        new Column<Experience>(
                                "name",
                                "Name",
                                one -> Cell.of(one.name()).to(path + "/" + one.id())),
                        new Column<Experience>(
                                "application",
                                "Application",
                                one -> Cell.of(one.applicationName())),
                        new Column<Experience>("version", "Version", one -> Cell.of(one.version())),
                        new Column<Experience>(
                                "changed", "Changed", one -> Cell.of(one.createdAt())),
                        new Column<Experience>("id", "Id", one -> Cell.of(one.id().toString())));
        return lists.answer(
                new ListPage(
                        new ConsoleFrame(visitor, "Experiences", Section.EXPERIENCES),
                        "The looks and the rules that calls name by \"experience\".",
                        visitor.changes() ? new Action(path + "/new", "Make one") : null,
                        List.of(),
                        Table.of(columns, experiences.list(visitor.partner())),
                        "There are no experiences yet; links have the plain look.",
                        null,
                        path,
                        "GET /fairlead/v1/experiences"),
                form);
    }
}
