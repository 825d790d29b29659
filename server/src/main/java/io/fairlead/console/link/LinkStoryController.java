package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.link.LinkPage.Action;
import io.fairlead.console.link.LinkPage.Fact;
import io.fairlead.link.LinkStatus;
import io.fairlead.link.LinkStatus.State;
import io.fairlead.link.Links;
import io.fairlead.link.directory.LinkDirectory;
import io.fairlead.link.directory.LinkPlace;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import io.fairlead.timeline.LinkTimeline;
import io.fairlead.timeline.LinkTimelines;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One link with all that has happened to it. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
@RequestMapping("/console/{partnerId}/links/{linkPlace:[0-9]{13}-[0-9a-f]{16}}")
class LinkStoryController {

    private static final int MOST_SESSIONS = 20;

    private final LinkDirectory directory;
    private final Links links;
    private final LinkTimelines timelines;
    private final LinkStory story;
    private final LinkNews news;
    private final Pages pages;

    LinkStoryController(
            LinkDirectory directory,
            Links links,
            LinkTimelines timelines,
            LinkStory story,
            LinkNews news,
            Pages pages) {
        this.directory = directory;
        this.links = links;
        this.timelines = timelines;
        this.story = story;
        this.news = news;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            Visitor visitor,
            @PathVariable String linkPlace,
            @RequestParam(required = false) @Nullable String done,
            HttpServletResponse response) {
        var url = links.url(found(visitor, linkPlace).link());
        var timeline =
                timelines
                        .find(visitor.partner(), url, 1, MOST_SESSIONS)
                        .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
        PagePolicy.siteWithFrames().applyTo(response);
        return Html.page(
                HttpStatus.OK,
                pages.render("console/link", page(visitor, linkPlace, url, timeline, done)));
    }

    @GetMapping("/news")
    SseEmitter news(Visitor visitor, @PathVariable String linkPlace) {
        return news.follow(found(visitor, linkPlace).link());
    }

    @PostMapping("/revoke")
    ResponseEntity<String> revoke(Visitor visitor, @PathVariable String linkPlace) {
        links.revoke(visitor.partner(), links.url(found(visitor, linkPlace).link()));
        return Html.seeOther(path(visitor, linkPlace) + "?done=revoked");
    }

    private LinkPage page(
            Visitor visitor,
            String linkPlace,
            String url,
            LinkTimeline timeline,
            @Nullable String done) {
        var path = path(visitor, linkPlace);
        var revoked = "revoked".equals(done) && timeline.state() == State.REVOKED;
        return new LinkPage(
                new ConsoleFrame(
                        visitor,
                        heading(timeline.status()),
                        Section.LINKS,
                        revoked ? "The link is revoked, and its sessions have ended." : null),
                path,
                url,
                facts(visitor, timeline),
                Diagnosis.of(timeline.sessions().sessions()).orElse(null),
                story.of(timeline),
                timeline.sessions().moreAvailable(),
                visitor.changes() && timeline.state() != State.REVOKED
                        ? List.of(
                                new Action(
                                        path + "/revoke",
                                        "Revoke",
                                        "Revoke this link? Nobody can open it then, and its sessions"
                                                + " end."))
                        : List.of());
    }

    private static String heading(LinkStatus status) {
        var link = status.link();
        return "A "
                + Words.of(link.details().type())
                + " link for customer "
                + link.customer().value();
    }

    private static List<Fact> facts(Visitor visitor, LinkTimeline timeline) {
        var link = timeline.status().link();
        var details = link.details();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("State", Words.of(timeline.state())));
        facts.add(new Fact("Made", link.createdAt().toString()));
        facts.add(new Fact("Open until", link.expiresAt().toString()));
        facts.add(
                new Fact(
                        "Customer",
                        link.customer().value(),
                        ConsoleFrame.path(visitor.partner(), Section.CUSTOMERS)
                                + "/"
                                + link.customer().value()));
        add(facts, "Institution", details.institutionId());
        add(facts, "Institution login", details.institutionLoginId());
        add(facts, "Experience", details.presentation().experience());
        add(facts, "Leads back to", details.presentation().redirectUri());
        var webhook = details.webhook();
        add(facts, "Webhook", webhook == null ? null : webhook.url());
        var joint = details.jointBorrower();
        add(facts, "Joint borrower", joint == null ? null : joint.customerId());
        facts.add(new Fact("Sessions", Long.toString(timeline.sessions().found())));
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(name, value));
        }
    }

    private LinkStatus found(Visitor visitor, String linkPlace) {
        return LinkPlace.parse(linkPlace)
                .flatMap(place -> directory.find(visitor.partner(), place))
                .filter(status -> !status.customerDeleted())
                .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private static String path(Visitor visitor, String linkPlace) {
        return ConsoleFrame.path(visitor.partner(), Section.LINKS) + "/" + linkPlace;
    }
}
