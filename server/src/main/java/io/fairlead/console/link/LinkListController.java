package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.ListPage;
import io.fairlead.console.table.ListPage.Action;
import io.fairlead.console.table.ListPage.Filter;
import io.fairlead.console.table.Lists;
import io.fairlead.console.table.Table;
import io.fairlead.link.LinkStatus;
import io.fairlead.link.LinkType;
import io.fairlead.link.directory.LinkDirectory;
import io.fairlead.link.directory.LinkFilter;
import io.fairlead.link.directory.LinkListing;
import io.fairlead.link.directory.LinkPlace;
import io.fairlead.people.web.Visitor;
import io.fairlead.session.Timelines;
import io.fairlead.session.state.LinkProgress;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.page.Html;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's links, the latest first. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class LinkListController {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 1_000;
    private static final int LONGEST_ID = 64;

    private final LinkDirectory directory;
    private final LinkSearch search;
    private final Timelines timelines;
    private final Lists lists;
    private final Clock clock;

    LinkListController(
            LinkDirectory directory,
            LinkSearch search,
            Timelines timelines,
            Lists lists,
            Clock clock) {
        this.directory = directory;
        this.search = search;
        this.timelines = timelines;
        this.lists = lists;
        this.clock = clock;
    }

    /** A link with how far its consumers have come. */
    private record ListedLink(LinkStatus status, @Nullable LinkProgress progress) {}

    @GetMapping({"/console/{partnerId}/links", "/console/{partnerId}/links." + Lists.FORM})
    ResponseEntity<String> list(
            Visitor visitor,
            @PathVariable(required = false) @Nullable String form,
            @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var wanted = fields.text("find", LinkSearch.LONGEST);
        var found = wanted == null ? null : search.find(visitor.partner(), wanted).orElse(null);
        var path = ConsoleFrame.path(visitor.partner(), Section.LINKS);
        if (found != null && form == null) {
            return Html.seeOther(path + "/" + found.text());
        }
        var customer = fields.text("customer", LONGEST_ID);
        var type = Words.of(LinkType.class, fields.text("type", LONGEST_ID));
        var state = Words.of(LinkStatus.State.class, fields.text("state", LONGEST_ID));
        var experience = fields.text("experience", LONGEST_ID);
        var before = fields.instant("before");
        var listing =
                wanted == null
                        ? directory.list(
                                visitor.partner(),
                                new LinkFilter(customer, type, state, experience),
                                before == null ? clock.instant().plusSeconds(60) : before,
                                form == null ? ON_A_PAGE : IN_A_FILE)
                        : new LinkListing(List.of(), null);
        var filters =
                List.of(
                        new Filter("find", "Link, session or e-mail", wanted, List.of()),
                        new Filter("customer", "Customer", customer, List.of()),
                        new Filter("type", "Type", Words.orNull(type), Words.all(LinkType.class)),
                        new Filter(
                                "state",
                                "State",
                                Words.orNull(state),
                                Words.all(LinkStatus.State.class)),
                        new Filter("experience", "Experience", experience, List.of()));
        return lists.answer(
                new ListPage(
                        new ConsoleFrame(visitor, "Links", Section.LINKS),
                        "Every link that was asked for, the latest first, and how far its consumers"
                                + " have come.",
                        visitor.changes() ? new Action(path + "/new", "Make a link") : null,
                        filters,
                        Table.of(columns(path), listed(visitor, listing)),
                        "There are no links yet. Make one here, or by POST /connect/v2/generate.",
                        listing.older() == null ? null : listing.older().toString(),
                        path,
                        "GET /fairlead/v1/timeline?link=…"),
                form);
    }

    private List<ListedLink> listed(Visitor visitor, LinkListing listing) {
        var ids = listing.links().stream().map(status -> status.link().id()).toList();
        var progress = timelines.progress(visitor.partner(), ids);
        return listing.links().stream()
                .map(status -> new ListedLink(status, progress.get(status.link().id())))
                .toList();
    }

    private List<Column<ListedLink>> columns(String path) {
        var now = clock.instant();
        return List.of(
                new Column<>(
                        "created",
                        "Made",
                        listed ->
                                Cell.of(listed.status().link().createdAt())
                                        .to(
                                                path
                                                        + "/"
                                                        + LinkPlace.of(listed.status().link())
                                                                .text())),
                new Column<>(
                        "type",
                        "Type",
                        listed -> Cell.of(Words.of(listed.status().link().details().type()))),
                new Column<>(
                        "customer",
                        "Customer",
                        listed -> Cell.of(listed.status().link().customer().value())),
                new Column<>("state", "State", listed -> state(listed.status().at(now))),
                new Column<>(
                        "experience",
                        "Experience",
                        listed ->
                                Cell.of(
                                        listed.status()
                                                .link()
                                                .details()
                                                .presentation()
                                                .experience())),
                new Column<>("sessions", "Sessions", listed -> sessions(listed.progress())),
                new Column<>("latest", "Latest session", listed -> latest(listed.progress())),
                new Column<>(
                        "latestAt",
                        "At",
                        listed ->
                                Cell.of(
                                        listed.progress() == null
                                                ? null
                                                : listed.progress().latestAt())));
    }

    private static Cell state(LinkStatus.State state) {
        return Cell.of(Words.of(state))
                .in(
                        switch (state) {
                            case OPEN -> Tone.GOOD;
                            case USED -> Tone.PLAIN;
                            case EXPIRED, REVOKED -> Tone.WAITING;
                        });
    }

    private static Cell sessions(@Nullable LinkProgress progress) {
        return Cell.of(progress == null ? 0 : progress.sessions());
    }

    private static Cell latest(@Nullable LinkProgress progress) {
        if (progress == null) {
            return Cell.of("not opened");
        }
        var ending = progress.latest();
        return ending == null
                ? Cell.of("under way").in(Tone.WAITING)
                : Cell.of(ending.reason() + " (" + ending.code() + ")")
                        .in(ending.code() == 200 ? Tone.GOOD : Tone.BAD);
    }
}
